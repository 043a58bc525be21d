"""say what a group takes from others"""

import sqlalchemy as sa
from alembic import op

revision = "202611270310"
down_revision = "202611270305"


def upgrade() -> None:
    op.create_table(
        "receptions",
        sa.Column("group_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("rule", sa.String(length=10), nullable=False),
        sa.Column("quota", sa.Integer(), nullable=False),
        sa.CheckConstraint("quota between 0 and 50", name=op.f("ck_receptions_quota")),
        sa.CheckConstraint("rule in ('welcome', 'members', 'queue', 'none')", name=op.f("ck_receptions_rule")),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name=op.f("fk_receptions_group_id_groups")),
        sa.PrimaryKeyConstraint("group_id", name=op.f("pk_receptions")),
    )
    op.create_table(
        "bringings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("thread_id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("parent_id", sa.Integer(), nullable=True),
        sa.Column("note", sa.String(length=500), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("reason", sa.String(length=500), nullable=False),
        sa.Column("answered_by_id", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("state in ('waiting', 'let_in', 'turned_down')", name=op.f("ck_bringings_state")),
        sa.ForeignKeyConstraint(["thread_id"], ["threads.id"], name=op.f("fk_bringings_thread_id_threads")),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name=op.f("fk_bringings_group_id_groups")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_bringings_person_id_people")),
        sa.ForeignKeyConstraint(["parent_id"], ["shares.id"], name=op.f("fk_bringings_parent_id_shares")),
        sa.ForeignKeyConstraint(["answered_by_id"], ["people.id"], name=op.f("fk_bringings_answered_by_id_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bringings")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("bringings", schema=None) as batch_op:
        for column in ("thread_id", "person_id", "parent_id", "answered_by_id"):
            batch_op.create_index(f"ix_bringings_{column}", [column], unique=False)
        batch_op.create_index("ix_bringings_group_id_state_created_at_id", ["group_id", "state", "created_at", "id"], unique=False)
        waiting = sa.text("state = 'waiting'")
        batch_op.create_index(
            "uq_bringings_waiting", ["thread_id", "group_id"], unique=True, sqlite_where=waiting, postgresql_where=waiting
        )


def downgrade() -> None:
    op.drop_table("bringings")
    op.drop_table("receptions")
