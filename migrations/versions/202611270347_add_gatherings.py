"""add gatherings"""

import sqlalchemy as sa
from alembic import op

revision = "202611270347"
down_revision = "202611270335"


def upgrade() -> None:
    op.create_table(
        "gatherings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("place", sa.String(length=160), nullable=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("zone", sa.String(length=40), nullable=False),
        sa.Column("capacity", sa.Integer(), nullable=True),
        sa.Column("yes_count", sa.Integer(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("ends_at > starts_at", name=op.f("ck_gatherings_order")),
        sa.CheckConstraint("capacity is null or capacity > 0", name=op.f("ck_gatherings_capacity")),
        sa.ForeignKeyConstraint(["id"], ["threads.id"], name=op.f("fk_gatherings_id_threads")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_gatherings")),
    )
    op.create_index("ix_gatherings_starts_at_id", "gatherings", ["starts_at", "id"])
    op.create_table(
        "attendances",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("gathering_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("answer", sa.String(length=8), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("answer in ('yes', 'maybe', 'no', 'waiting')", name=op.f("ck_attendances_answer")),
        sa.ForeignKeyConstraint(["gathering_id"], ["gatherings.id"], name=op.f("fk_attendances_gathering_id_gatherings")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_attendances_person_id_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attendances")),
        sa.UniqueConstraint("gathering_id", "person_id", name=op.f("uq_attendances_gathering_id_person_id")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_attendances_gathering_id_answer_since_id", "attendances", ["gathering_id", "answer", "since", "id"])
    op.create_index("ix_attendances_person_id_answer", "attendances", ["person_id", "answer"])
    op.create_table(
        "date_feeds",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("key_hash", sa.String(length=64), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_date_feeds_person_id_people")),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_date_feeds")),
        sa.UniqueConstraint("key_hash", name=op.f("uq_date_feeds_key_hash")),
    )


def downgrade() -> None:
    op.drop_table("date_feeds")
    op.drop_index("ix_attendances_person_id_answer", "attendances")
    op.drop_index("ix_attendances_gathering_id_answer_since_id", "attendances")
    op.drop_table("attendances")
    op.drop_index("ix_gatherings_starts_at_id", "gatherings")
    op.drop_table("gatherings")
