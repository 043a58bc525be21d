"""let posts be of more kinds"""

import sqlalchemy as sa
from alembic import op

revision = "202611270305"
down_revision = "202611270301"

BEFORE = "kind in ('talk', 'question', 'spark', 'news')"
AFTER = "kind in ('talk', 'question', 'spark', 'news', 'poll', 'event', 'praise', 'experience')"


def upgrade() -> None:
    _allow(AFTER)
    for table in ("posts", "comments"):
        op.add_column(table, sa.Column("from_whom", sa.String(length=80), nullable=False, server_default=""))
    op.add_column("comments", sa.Column("accepted_at", sa.DateTime(timezone=True), nullable=True))
    told = sa.text("accepted_at IS NOT NULL")
    op.create_index("uq_comments_accepted_thread_id", "comments", ["thread_id"], unique=True, sqlite_where=told, postgresql_where=told)
    op.create_table(
        "praises",
        sa.Column("post_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["post_id"], ["threads.id"], name=op.f("fk_praises_post_id_threads")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_praises_person_id_people")),
        sa.PrimaryKeyConstraint("post_id", "person_id", name=op.f("pk_praises")),
    )
    op.create_index("ix_praises_person_id", "praises", ["person_id"])


def downgrade() -> None:
    op.drop_index("ix_praises_person_id", "praises")
    op.drop_table("praises")
    op.execute("UPDATE threads SET state = '' WHERE kind = 'post' AND state = 'answered'")
    op.execute("UPDATE posts SET kind = 'talk' WHERE kind in ('poll', 'event', 'praise', 'experience')")
    op.drop_index("uq_comments_accepted_thread_id", "comments")
    op.drop_column("comments", "accepted_at")
    for table in ("comments", "posts"):
        op.drop_column(table, "from_whom")
    _allow(BEFORE)


def _allow(kinds: str) -> None:
    with op.batch_alter_table("posts") as posts:
        posts.drop_constraint(op.f("ck_posts_kind"), type_="check")
        posts.create_check_constraint(op.f("ck_posts_kind"), kinds)
