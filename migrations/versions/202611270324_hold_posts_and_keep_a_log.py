"""hold posts and keep a log"""

import sqlalchemy as sa
from alembic import op

revision = "202611270324"
down_revision = "202611270321"

ACTS = "'let_in', 'turned_down', 'dismissed', 'removed', 'warned', 'suspended', 'barred', 'upheld', 'undone', 'gates'"


def upgrade() -> None:
    for column in ("keepers_post", "keepers_comment"):
        op.add_column("groups", sa.Column(column, sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("groups", sa.Column("approval", sa.String(length=10), nullable=False, server_default="off"))
    op.add_column("threads", sa.Column("held", sa.String(length=10), nullable=False, server_default=""))
    waits = sa.text("held = 'waiting'")
    columns = ["group_id", "created_at", "id"]
    op.create_index("ix_threads_held_group_id_created_at_id", "threads", columns, sqlite_where=waits, postgresql_where=waits)
    op.create_table(
        "acts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=True),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("thread_id", sa.Integer(), nullable=True),
        sa.Column("comment_id", sa.Integer(), nullable=True),
        sa.Column("noun", sa.String(length=12), nullable=False),
        sa.Column("rule", sa.String(length=12), nullable=False),
        sa.Column("reason", sa.String(length=500), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(f"kind in ({ACTS})", name=op.f("ck_acts_kind")),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], name=op.f("fk_acts_by_id_people")),
        sa.ForeignKeyConstraint(["comment_id"], ["comments.id"], name=op.f("fk_acts_comment_id_comments")),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name=op.f("fk_acts_group_id_groups")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_acts_person_id_people")),
        sa.ForeignKeyConstraint(["thread_id"], ["threads.id"], name=op.f("fk_acts_thread_id_threads")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_acts")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_acts_by_id", "acts", ["by_id"])
    op.create_index("ix_acts_comment_id", "acts", ["comment_id"])
    op.create_index("ix_acts_thread_id", "acts", ["thread_id"])
    op.create_index("ix_acts_group_id_created_at_id", "acts", ["group_id", "created_at", "id"])
    op.create_index("ix_acts_person_id_created_at_id", "acts", ["person_id", "created_at", "id"])


def downgrade() -> None:
    op.drop_table("acts")
    op.drop_index("ix_threads_held_group_id_created_at_id", "threads")
    op.drop_column("threads", "held")
    for column in ("approval", "keepers_comment", "keepers_post"):
        op.drop_column("groups", column)
