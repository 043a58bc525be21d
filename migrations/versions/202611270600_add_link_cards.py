"""add link cards"""

import sqlalchemy as sa
from alembic import op

revision = "202611270600"
down_revision = "202611270445"


def upgrade() -> None:
    op.create_table(
        "link_cards",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("url", sa.String(length=1000), nullable=False),
        sa.Column("title", sa.String(length=160), nullable=False),
        sa.Column("text", sa.String(length=300), nullable=False),
        sa.Column("site", sa.String(length=60), nullable=False),
        sa.Column("thread_id", sa.Integer(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ask_url", sa.String(length=1000), nullable=False),
        sa.Column("ask_host", sa.String(length=253), nullable=False),
        sa.Column("moves", sa.Integer(), nullable=False),
        sa.Column("seconds", sa.Double(), nullable=False),
        sa.ForeignKeyConstraint(["thread_id"], ["threads.id"], name=op.f("fk_link_cards_thread_id_threads")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_link_cards")),
        sa.UniqueConstraint("url", name=op.f("uq_link_cards_url")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_link_cards_thread_id", "link_cards", ["thread_id"])
    op.create_index("ix_link_cards_due_at_id", "link_cards", ["due_at", "id"])
    op.create_table(
        "link_hosts",
        sa.Column("name", sa.String(length=253), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_link_hosts")),
    )


def downgrade() -> None:
    op.drop_table("link_hosts")
    op.drop_table("link_cards")
