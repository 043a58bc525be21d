"""add bookmarks, and who took a thread back"""

import sqlalchemy as sa
from alembic import op

revision = "202611270321"
down_revision = "202611270310"


def upgrade() -> None:
    # Said once for both databases: SQLite cannot add a constraint later without making the table anew.
    op.execute("ALTER TABLE threads ADD COLUMN deleted_by_id INTEGER CONSTRAINT fk_threads_deleted_by_id_people REFERENCES people (id)")
    op.create_index("ix_threads_deleted_by_id", "threads", ["deleted_by_id"])
    op.create_table(
        "bookmarks",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("thread_id", sa.Integer(), nullable=False),
        sa.Column("comment_id", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["comment_id"], ["comments.id"], name=op.f("fk_bookmarks_comment_id_comments")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_bookmarks_person_id_people")),
        sa.ForeignKeyConstraint(["thread_id"], ["threads.id"], name=op.f("fk_bookmarks_thread_id_threads")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bookmarks")),
        sa.UniqueConstraint("person_id", "comment_id", name=op.f("uq_bookmarks_person_id_comment_id")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_bookmarks_person_id_id", "bookmarks", ["person_id", "id"])
    op.create_index("ix_bookmarks_thread_id", "bookmarks", ["thread_id"])
    op.create_index("ix_bookmarks_comment_id", "bookmarks", ["comment_id"])
    alone = sa.text("comment_id IS NULL")
    op.create_index(
        "uq_bookmarks_person_id_thread_id",
        "bookmarks",
        ["person_id", "thread_id"],
        unique=True,
        sqlite_where=alone,
        postgresql_where=alone,
    )


def downgrade() -> None:
    op.drop_table("bookmarks")
    op.drop_index("ix_threads_deleted_by_id", "threads")
    op.drop_column("threads", "deleted_by_id")
