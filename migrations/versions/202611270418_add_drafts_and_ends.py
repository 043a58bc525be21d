"""add drafts and ends"""

import sqlalchemy as sa
from alembic import op

revision = "202611270418"
down_revision = "202611270417"


def upgrade() -> None:
    op.create_table(
        "drafts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.String(length=80), nullable=False),
        sa.Column("words", sa.JSON(), nullable=False),
        sa.Column("post_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("problem", sa.String(length=200), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_drafts_person_id_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_drafts")),
        sa.UniqueConstraint("person_id", "place", name=op.f("uq_drafts_person_id_place")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_drafts_post_at", "drafts", ["post_at"])
    op.create_index("ix_drafts_person_id_updated_at_id", "drafts", ["person_id", "updated_at", "id"])
    op.add_column("threads", sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("posts", sa.Column("until", sa.DateTime(timezone=True), nullable=True))
    op.create_index("ix_posts_until", "posts", ["until"])


def downgrade() -> None:
    op.drop_index("ix_posts_until", "posts")
    op.drop_column("posts", "until")
    op.drop_column("threads", "ended_at")
    op.drop_table("drafts")
