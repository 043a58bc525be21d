"""file, archive and ban"""

import sqlalchemy as sa
from alembic import op

revision = "202611270326"
down_revision = "202611270325"

BEFORE = "state in ('active', 'requested', 'invited')"
AFTER = "state in ('active', 'requested', 'invited', 'declined', 'removed', 'banned')"


def upgrade() -> None:
    op.create_table(
        "categories",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("name_key", sa.String(length=40), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_categories")),
        sa.UniqueConstraint("name_key", name=op.f("uq_categories_name_key")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "filings",
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("category_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["category_id"], ["categories.id"], name=op.f("fk_filings_category_id_categories")),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name=op.f("fk_filings_group_id_groups")),
        sa.PrimaryKeyConstraint("group_id", "category_id", name=op.f("pk_filings")),
    )
    op.create_index("ix_filings_category_id", "filings", ["category_id"])
    op.add_column("groups", sa.Column("rules", sa.Text(), nullable=False, server_default=""))
    op.add_column("groups", sa.Column("rules_html", sa.Text(), nullable=False, server_default=""))
    op.add_column("groups", sa.Column("cover", sa.String(length=80), nullable=False, server_default=""))
    op.add_column("groups", sa.Column("archived_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("memberships", sa.Column("reason", sa.String(length=300), nullable=False, server_default=""))
    _states(AFTER)


def downgrade() -> None:
    op.execute("DELETE FROM memberships WHERE state IN ('declined', 'removed', 'banned')")
    _states(BEFORE)
    op.drop_column("memberships", "reason")
    for column in ("archived_at", "cover", "rules_html", "rules"):
        op.drop_column("groups", column)
    op.drop_table("filings")
    op.drop_table("categories")


def _states(allowed: str) -> None:
    with op.batch_alter_table("memberships", table_kwargs={"sqlite_autoincrement": True}) as table:
        table.drop_constraint(op.f("ck_memberships_state"), type_="check")
        table.create_check_constraint(op.f("ck_memberships_state"), allowed)
