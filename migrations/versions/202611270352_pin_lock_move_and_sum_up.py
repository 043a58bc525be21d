"""pin, lock, move and sum up"""

import sqlalchemy as sa
from alembic import op

revision = "202611270352"
down_revision = "202611270347"


def upgrade() -> None:
    op.add_column("threads", sa.Column("lock_reason", sa.String(length=200), nullable=False, server_default=""))
    op.add_column("threads", sa.Column("moved_at", sa.DateTime(timezone=True), nullable=True))
    op.create_table(
        "pins",
        sa.Column("thread_id", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], name=op.f("fk_pins_by_id_people")),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name=op.f("fk_pins_group_id_groups")),
        sa.ForeignKeyConstraint(["thread_id"], ["threads.id"], name=op.f("fk_pins_thread_id_threads")),
        sa.PrimaryKeyConstraint("thread_id", name=op.f("pk_pins")),
    )
    op.create_index("ix_pins_group_id_created_at", "pins", ["group_id", "created_at"])
    op.create_index("ix_pins_by_id", "pins", ["by_id"])
    op.create_table(
        "moves",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("thread_id", sa.Integer(), nullable=False),
        sa.Column("from_id", sa.Integer(), nullable=False),
        sa.Column("to_id", sa.Integer(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(length=200), nullable=False),
        sa.Column("leaves_behind", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], name=op.f("fk_moves_by_id_people")),
        sa.ForeignKeyConstraint(["from_id"], ["groups.id"], name=op.f("fk_moves_from_id_groups")),
        sa.ForeignKeyConstraint(["thread_id"], ["threads.id"], name=op.f("fk_moves_thread_id_threads")),
        sa.ForeignKeyConstraint(["to_id"], ["groups.id"], name=op.f("fk_moves_to_id_groups")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_moves")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_moves_from_id_created_at_id", "moves", ["from_id", "created_at", "id"])
    for column in ("thread_id", "to_id", "by_id"):
        op.create_index(f"ix_moves_{column}", "moves", [column])
    op.create_table(
        "summaries",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("thread_id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("author_id", sa.Integer(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("body_html", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["author_id"], ["people.id"], name=op.f("fk_summaries_author_id_people")),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name=op.f("fk_summaries_group_id_groups")),
        sa.ForeignKeyConstraint(["thread_id"], ["threads.id"], name=op.f("fk_summaries_thread_id_threads")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_summaries")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_summaries_thread_id_id", "summaries", ["thread_id", "id"])
    op.create_index("ix_summaries_group_id", "summaries", ["group_id"])
    op.create_index("ix_summaries_author_id", "summaries", ["author_id"])


def downgrade() -> None:
    for table in ("summaries", "moves", "pins"):
        op.drop_table(table)
    op.drop_column("threads", "moved_at")
    op.drop_column("threads", "lock_reason")
