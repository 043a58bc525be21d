"""add follows"""

import sqlalchemy as sa
from alembic import op

revision = "202611270330"
down_revision = "202611270329"


def upgrade() -> None:
    op.create_table(
        "thread_follows",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("thread_id", sa.Integer(), nullable=False),
        sa.Column("level", sa.String(length=10), nullable=False),
        sa.Column("last_comment_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("level in ('', 'all', 'highlights', 'mentions', 'off')", name=op.f("ck_thread_follows_level")),
        sa.ForeignKeyConstraint(["last_comment_id"], ["comments.id"], name=op.f("fk_thread_follows_last_comment_id_comments")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_thread_follows_person_id_people")),
        sa.ForeignKeyConstraint(["thread_id"], ["threads.id"], name=op.f("fk_thread_follows_thread_id_threads")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_thread_follows")),
        sa.UniqueConstraint("person_id", "thread_id", name=op.f("uq_thread_follows_person_id_thread_id")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_thread_follows_person_id_id", "thread_follows", ["person_id", "id"])
    op.create_index("ix_thread_follows_thread_id_level", "thread_follows", ["thread_id", "level"])
    op.create_index("ix_thread_follows_last_comment_id", "thread_follows", ["last_comment_id"])
    op.create_table(
        "person_follows",
        sa.Column("follower_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["follower_id"], ["people.id"], name=op.f("fk_person_follows_follower_id_people")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_person_follows_person_id_people")),
        sa.PrimaryKeyConstraint("follower_id", "person_id", name=op.f("pk_person_follows")),
    )
    op.create_index("ix_person_follows_person_id", "person_follows", ["person_id"])
    op.create_table(
        "tag_follows",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_tag_follows_person_id_people")),
        sa.PrimaryKeyConstraint("person_id", "name", name=op.f("pk_tag_follows")),
    )


def downgrade() -> None:
    op.drop_table("tag_follows")
    op.drop_table("person_follows")
    op.drop_table("thread_follows")
