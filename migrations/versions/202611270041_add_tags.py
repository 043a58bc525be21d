"""add tags"""

import sqlalchemy as sa
from alembic import op

revision = "202611270041"
down_revision = "202611262332"


def upgrade() -> None:
    op.create_table(
        "tags",
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("thread_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["thread_id"], ["threads.id"], name=op.f("fk_tags_thread_id_threads")),
        sa.PrimaryKeyConstraint("name", "thread_id", name=op.f("pk_tags")),
    )
    with op.batch_alter_table("tags", schema=None) as batch_op:
        batch_op.create_index("ix_tags_thread_id", ["thread_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("tags", schema=None) as batch_op:
        batch_op.drop_index("ix_tags_thread_id")

    op.drop_table("tags")
