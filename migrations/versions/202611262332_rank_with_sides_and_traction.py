"""rank with sides and traction"""

import sqlalchemy as sa
from alembic import op

revision = "202611262332"
down_revision = "202611250400"


def upgrade() -> None:
    _empty()
    op.create_table(
        "nights",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ran_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seconds", sa.Double(), nullable=False),
        sa.Column("figures", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_nights")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "person_ranks",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("generosity", sa.Double(), nullable=False),
        sa.Column("side1", sa.Double(), nullable=False),
        sa.Column("side2", sa.Double(), nullable=False),
        sa.Column("backed", sa.Double(), nullable=False),
        sa.Column("backings", sa.Integer(), nullable=False),
        sa.Column("track", sa.Double(), nullable=False),
        sa.Column("prior", sa.Double(), nullable=False),
        sa.Column("received", sa.Double(), nullable=False),
        sa.Column("bridging", sa.Double(), nullable=False),
        sa.Column("confirmed", sa.Integer(), nullable=False),
        sa.Column("parts", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_person_ranks_person_id_people")),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_person_ranks")),
    )
    op.create_table(
        "ties",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("author_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["author_id"], ["people.id"], name=op.f("fk_ties_author_id_people")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_ties_person_id_people")),
        sa.PrimaryKeyConstraint("person_id", "author_id", name=op.f("pk_ties")),
    )
    with op.batch_alter_table("ties", schema=None) as batch_op:
        batch_op.create_index("ix_ties_author_id", ["author_id"], unique=False)

    op.create_table(
        "pointers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("thread_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], name=op.f("fk_pointers_by_id_people")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_pointers_person_id_people")),
        sa.ForeignKeyConstraint(["thread_id"], ["threads.id"], name=op.f("fk_pointers_thread_id_threads")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pointers")),
        sa.UniqueConstraint("thread_id", "person_id", name=op.f("uq_pointers_thread_id_person_id")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("pointers", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_pointers_by_id"), ["by_id"], unique=False)
        batch_op.create_index("ix_pointers_person_id_created_at", ["person_id", "created_at"], unique=False)

    with op.batch_alter_table("offer_sums", schema=None) as batch_op:
        batch_op.alter_column("weight", existing_type=sa.Double(), type_=sa.BigInteger(), existing_nullable=False)

    with op.batch_alter_table("ranks", schema=None) as batch_op:
        batch_op.add_column(sa.Column("night", sa.Integer(), nullable=False))
        batch_op.add_column(sa.Column("statistics", sa.JSON(), nullable=False))
        batch_op.add_column(sa.Column("examined", sa.BigInteger(), nullable=False))
        batch_op.add_column(sa.Column("deep", sa.Integer(), nullable=False))
        batch_op.add_column(sa.Column("reached", sa.Integer(), nullable=False))
        batch_op.add_column(sa.Column("doubt", sa.Double(), nullable=False))
        batch_op.add_column(sa.Column("effective", sa.Double(), nullable=False))
        batch_op.add_column(sa.Column("groups", sa.Double(), nullable=False))
        batch_op.add_column(sa.Column("reproduction", sa.Double(), nullable=False))
        batch_op.add_column(sa.Column("momentum", sa.Double(), nullable=False))
        batch_op.add_column(sa.Column("rising_key", sa.Double(), nullable=True))
        batch_op.add_column(sa.Column("best_key", sa.Double(), nullable=True))
        batch_op.add_column(sa.Column("groups_key", sa.Double(), nullable=True))
        batch_op.add_column(sa.Column("quiet_key", sa.Double(), nullable=True))
        batch_op.add_column(sa.Column("month", sa.Integer(), nullable=False))
        batch_op.create_index("ix_ranks_groups_key_thread_id", ["groups_key", "thread_id"], unique=False)
        batch_op.create_index("ix_ranks_month_best_key_thread_id", ["month", "best_key", "thread_id"], unique=False)
        batch_op.create_index("ix_ranks_quiet_key_thread_id", ["quiet_key", "thread_id"], unique=False)
        batch_op.create_index("ix_ranks_rising_key_thread_id", ["rising_key", "thread_id"], unique=False)
        batch_op.drop_column("offers")
        batch_op.drop_column("parts")

    with op.batch_alter_table("stances", schema=None) as batch_op:
        batch_op.add_column(sa.Column("deep", sa.Boolean(), nullable=False))
        batch_op.drop_index(batch_op.f("ix_stances_person_id"))
        batch_op.create_index("ix_stances_person_id_at", ["person_id", "at"], unique=False)


def downgrade() -> None:
    _empty()
    with op.batch_alter_table("stances", schema=None) as batch_op:
        batch_op.drop_index("ix_stances_person_id_at")
        batch_op.create_index(batch_op.f("ix_stances_person_id"), ["person_id"], unique=False)
        batch_op.drop_column("deep")

    with op.batch_alter_table("ranks", schema=None) as batch_op:
        batch_op.add_column(sa.Column("parts", sa.JSON(), nullable=False))
        batch_op.add_column(sa.Column("offers", sa.Double(), nullable=False))
        batch_op.drop_index("ix_ranks_rising_key_thread_id")
        batch_op.drop_index("ix_ranks_quiet_key_thread_id")
        batch_op.drop_index("ix_ranks_month_best_key_thread_id")
        batch_op.drop_index("ix_ranks_groups_key_thread_id")
        batch_op.drop_column("month")
        batch_op.drop_column("quiet_key")
        batch_op.drop_column("groups_key")
        batch_op.drop_column("best_key")
        batch_op.drop_column("rising_key")
        batch_op.drop_column("momentum")
        batch_op.drop_column("reproduction")
        batch_op.drop_column("groups")
        batch_op.drop_column("effective")
        batch_op.drop_column("doubt")
        batch_op.drop_column("reached")
        batch_op.drop_column("deep")
        batch_op.drop_column("examined")
        batch_op.drop_column("statistics")
        batch_op.drop_column("night")

    with op.batch_alter_table("offer_sums", schema=None) as batch_op:
        batch_op.alter_column("weight", existing_type=sa.BigInteger(), type_=sa.Double(), existing_nullable=False)

    with op.batch_alter_table("pointers", schema=None) as batch_op:
        batch_op.drop_index("ix_pointers_person_id_created_at")
        batch_op.drop_index(batch_op.f("ix_pointers_by_id"))

    op.drop_table("pointers")
    with op.batch_alter_table("ties", schema=None) as batch_op:
        batch_op.drop_index("ix_ties_author_id")

    op.drop_table("ties")
    op.drop_table("person_ranks")
    op.drop_table("nights")


def _empty() -> None:
    """Ranks follow from the log: they are emptied, and its listener reads it again from the beginning."""
    for table in ("stances", "ranks", "offer_sums"):
        op.execute(f"DELETE FROM {table}")
    op.execute("UPDATE cursors SET last_event_id = 0 WHERE name = 'ranking'")
