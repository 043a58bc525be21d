"""let files hang on what is said"""

import sqlalchemy as sa
from alembic import op

revision = "202611270417"
down_revision = "202611270414"

INDEXES = (
    ("ix_files_comment_id", ["comment_id"]),
    ("ix_files_thread_id_comment_id", ["thread_id", "comment_id"]),
    ("ix_files_attached_at_created_at", ["attached_at", "created_at"]),
    ("ix_files_owner_id_attached_at", ["owner_id", "attached_at"]),
)
COUNTED = ("threads", "comments")


def upgrade() -> None:
    for table in COUNTED:
        op.add_column(table, sa.Column("file_count", sa.Integer(), nullable=False, server_default="0"))
    op.create_table(
        "files",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=32), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=False),
        sa.Column("thread_id", sa.Integer(), nullable=True),
        sa.Column("comment_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("name_key", sa.String(length=240), nullable=False),
        sa.Column("shelf", sa.String(length=10), nullable=False),
        sa.Column("media_type", sa.String(length=80), nullable=False),
        sa.Column("word", sa.String(length=40), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("small_size", sa.Integer(), nullable=False),
        sa.Column("width", sa.Integer(), nullable=True),
        sa.Column("height", sa.Integer(), nullable=True),
        sa.Column("alt", sa.String(length=300), nullable=False),
        sa.Column("is_decorative", sa.Boolean(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("attached_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("(thread_id is null) = (attached_at is null)", name=op.f("ck_files_attached")),
        sa.CheckConstraint("shelf in ('image', 'document', 'media', 'other')", name=op.f("ck_files_shelf")),
        sa.ForeignKeyConstraint(["comment_id"], ["comments.id"], name=op.f("fk_files_comment_id_comments")),
        sa.ForeignKeyConstraint(["owner_id"], ["people.id"], name=op.f("fk_files_owner_id_people")),
        sa.ForeignKeyConstraint(["thread_id"], ["threads.id"], name=op.f("fk_files_thread_id_threads")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_files")),
        sa.UniqueConstraint("key", name=op.f("uq_files_key")),
        sqlite_autoincrement=True,
    )
    for name, columns in INDEXES:
        op.create_index(name, "files", columns)


def downgrade() -> None:
    for name, _ in INDEXES:
        op.drop_index(name, table_name="files")
    op.drop_table("files")
    for table in COUNTED:
        op.drop_column(table, "file_count")
