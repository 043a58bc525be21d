"""add polls"""

import sqlalchemy as sa
from alembic import op

revision = "202611270325"
down_revision = "202611270324"


def upgrade() -> None:
    op.create_table(
        "polls",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("way", sa.String(length=8), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("closes_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ballot_count", sa.Integer(), nullable=False),
        sa.CheckConstraint("way in ('one', 'several', 'ranked')", name=op.f("ck_polls_way")),
        sa.ForeignKeyConstraint(["id"], ["threads.id"], name=op.f("fk_polls_id_threads")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_polls")),
    )
    op.create_index("ix_polls_closed_at_closes_at", "polls", ["closed_at", "closes_at"])
    op.create_table(
        "ballots",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("poll_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("choices", sa.String(length=40), nullable=False),
        sa.Column("cast_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["poll_id"], ["polls.id"], name=op.f("fk_ballots_poll_id_polls")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_ballots_person_id_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ballots")),
        sa.UniqueConstraint("poll_id", "person_id", name=op.f("uq_ballots_poll_id_person_id")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_ballots_person_id", "ballots", ["person_id"])
    op.create_index("ix_ballots_poll_id_choices", "ballots", ["poll_id", "choices"])


def downgrade() -> None:
    op.drop_index("ix_ballots_poll_id_choices", "ballots")
    op.drop_index("ix_ballots_person_id", "ballots")
    op.drop_table("ballots")
    op.drop_index("ix_polls_closed_at_closes_at", "polls")
    op.drop_table("polls")
