"""add reports and appeals"""

import sqlalchemy as sa
from alembic import op

revision = "202611270414"
down_revision = "202611270403"

OPEN = sa.text("closed_at IS NULL")
ADDED = {
    "people": (
        sa.Column("moderates", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.Column("barred_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("barred_for", sa.String(length=500), nullable=False, server_default=""),
    ),
    "threads": (sa.Column("removed_for", sa.String(length=500), nullable=False, server_default=""),),
    "comments": (sa.Column("removed_for", sa.String(length=500), nullable=False, server_default=""),),
}


def upgrade() -> None:
    for table, columns in ADDED.items():
        for column in columns:
            op.add_column(
                table,
                sa.Column(
                    column.name, column.type, nullable=column.nullable, server_default=column.server_default and column.server_default.arg
                ),
            )
    op.create_table(
        "suspensions",
        sa.Column("group_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("person_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        _to("suspensions", "group_id", "groups"),
        _to("suspensions", "person_id", "people"),
        sa.PrimaryKeyConstraint("group_id", "person_id", name=op.f("pk_suspensions")),
    )
    op.create_index("ix_suspensions_person_id", "suspensions", ["person_id"])
    _create_cases()
    _create_reports()
    _create_appeals()


def _create_cases() -> None:
    op.create_table(
        "cases",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=30), nullable=False),
        sa.Column("noun", sa.String(length=12), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=True),
        sa.Column("author_id", sa.Integer(), nullable=False),
        sa.Column("thread_id", sa.Integer(), nullable=True),
        sa.Column("comment_id", sa.Integer(), nullable=True),
        sa.Column("copy", sa.JSON(), nullable=False),
        sa.Column("desk", sa.String(length=6), nullable=False),
        sa.Column("because", sa.String(length=12), nullable=False),
        sa.Column("report_count", sa.Integer(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("act_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("desk in ('group', 'house')", name=op.f("ck_cases_desk")),
        *(_to("cases", *key) for key in (("group_id", "groups"), ("author_id", "people"), ("thread_id", "threads"))),
        *(_to("cases", *key) for key in (("comment_id", "comments"), ("act_id", "acts"))),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cases")),
        sqlite_autoincrement=True,
    )
    op.create_index("uq_cases_key", "cases", ["key"], unique=True, sqlite_where=OPEN, postgresql_where=OPEN)
    op.create_index("ix_cases_group_id_closed_at_opened_at_id", "cases", ["group_id", "closed_at", "opened_at", "id"])
    op.create_index("ix_cases_desk_closed_at_opened_at_id", "cases", ["desk", "closed_at", "opened_at", "id"])
    for column in ("author_id", "thread_id", "comment_id", "act_id"):
        op.create_index(f"ix_cases_{column}", "cases", [column])


def _create_reports() -> None:
    op.create_table(
        "reports",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("reporter_id", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(length=12), nullable=False),
        sa.Column("words", sa.String(length=1000), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        _to("reports", "case_id", "cases"),
        _to("reports", "reporter_id", "people"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reports")),
        sa.UniqueConstraint("case_id", "reporter_id", name=op.f("uq_reports_case_id_reporter_id")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_reports_reporter_id", "reports", ["reporter_id"])


def _create_appeals() -> None:
    op.create_table(
        "appeals",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("act_id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=True),
        sa.Column("words", sa.String(length=1000), nullable=False),
        sa.Column("desk", sa.String(length=6), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answer_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("desk in ('group', 'house')", name=op.f("ck_appeals_desk")),
        *(_to("appeals", *key) for key in (("act_id", "acts"), ("group_id", "groups"), ("answer_id", "acts"))),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_appeals")),
        sa.UniqueConstraint("act_id", name=op.f("uq_appeals_act_id")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_appeals_answer_id", "appeals", ["answer_id"])
    op.create_index("ix_appeals_group_id_closed_at_opened_at_id", "appeals", ["group_id", "closed_at", "opened_at", "id"])
    op.create_index("ix_appeals_desk_closed_at_opened_at_id", "appeals", ["desk", "closed_at", "opened_at", "id"])


def _to(table: str, column: str, other: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{other}.id"], name=op.f(f"fk_{table}_{column}_{other}"))


def downgrade() -> None:
    for table in ("appeals", "reports", "cases", "suspensions"):
        op.drop_table(table)
    for table, columns in ADDED.items():
        for column in columns:
            op.drop_column(table, column.name)
