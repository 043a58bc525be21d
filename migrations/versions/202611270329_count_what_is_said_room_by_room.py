"""count what is said room by room"""

import sqlalchemy as sa
from alembic import op

revision = "202611270329"
down_revision = "202611270326"

threads = sa.table("threads", sa.column("id"), sa.column("group_id"), sa.column("comment_count"), sa.column("share_count"))
shares = sa.table("shares", sa.column("thread_id"), sa.column("group_id"), sa.column("comment_count"))
comments = sa.table("comments", sa.column("thread_id"), sa.column("group_id"), sa.column("deleted_at"))


def said_in(place, thread_id):
    """How many replies stand under the thread in the group of the row `place`."""
    heard = sa.select(sa.func.count()).select_from(comments).where(comments.c.thread_id == thread_id, comments.c.deleted_at.is_(None))
    return heard.where(comments.c.group_id == place.c.group_id).correlate(place).scalar_subquery()


def upgrade() -> None:
    op.add_column("comments", sa.Column("everywhere", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("shares", sa.Column("comment_count", sa.Integer(), nullable=False, server_default="0"))
    op.execute(shares.update().values(comment_count=said_in(shares, shares.c.thread_id)))
    op.execute(threads.update().where(threads.c.share_count > 0).values(comment_count=said_in(threads, threads.c.id)))


def downgrade() -> None:
    everything = (
        sa.select(sa.func.count()).select_from(comments).where(comments.c.thread_id == threads.c.id, comments.c.deleted_at.is_(None))
    )
    op.execute(threads.update().where(threads.c.share_count > 0).values(comment_count=everything.correlate(threads).scalar_subquery()))
    op.drop_column("shares", "comment_count")
    op.drop_column("comments", "everywhere")
