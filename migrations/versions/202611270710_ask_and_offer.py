"""ask and offer"""

import sqlalchemy as sa
from alembic import op

revision = "202611270710"
down_revision = "202611270600"


def upgrade() -> None:
    for name in ("ask_count", "covered_count"):
        op.add_column("ideas", sa.Column(name, sa.Integer(), nullable=False, server_default="0"))
    op.add_column("ideas", sa.Column("object_until", sa.DateTime(timezone=True), nullable=True))
    op.add_column("ideas", sa.Column("objection", sa.String(length=500), nullable=False, server_default=""))
    op.add_column("ideas", sa.Column("not_now", sa.String(length=500), nullable=False, server_default=""))
    op.add_column("ideas", sa.Column("warned_at", sa.DateTime(timezone=True), nullable=True))
    with op.batch_alter_table("ideas", table_kwargs={"sqlite_autoincrement": True}) as ideas:
        ideas.add_column(sa.Column("sparked_by_id", sa.Integer(), nullable=True))
        ideas.create_foreign_key(op.f("fk_ideas_sparked_by_id_people"), "people", ["sparked_by_id"], ["id"])
    op.create_index(op.f("ix_ideas_sparked_by_id"), "ideas", ["sparked_by_id"])
    op.create_index(op.f("ix_ideas_object_until"), "ideas", ["object_until"])
    op.create_table(
        "asks",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("idea_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=6), nullable=False),
        sa.Column("what", sa.String(length=80), nullable=False),
        sa.Column("unit", sa.String(length=12), nullable=False),
        sa.Column("minimum", sa.Integer(), nullable=False),
        sa.Column("optimum", sa.Integer(), nullable=False),
        sa.Column("offered", sa.Integer(), nullable=False),
        sa.Column("came_with_id", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("deleted_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("kind in ('hours', 'skill', 'thing', 'money')", name=op.f("ck_asks_kind")),
        sa.CheckConstraint("minimum > 0 and optimum >= minimum", name=op.f("ck_asks_amounts")),
        sa.ForeignKeyConstraint(["idea_id"], ["ideas.id"], name=op.f("fk_asks_idea_id_ideas")),
        sa.ForeignKeyConstraint(["came_with_id"], ["ideas.id"], name=op.f("fk_asks_came_with_id_ideas")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_asks")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_asks_idea_id"), "asks", ["idea_id"])
    op.create_table(
        "pledges",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ask_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("department", sa.String(length=80), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.Column("note", sa.String(length=300), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("kept_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("amount > 0", name=op.f("ck_pledges_amount")),
        sa.ForeignKeyConstraint(["ask_id"], ["asks.id"], name=op.f("fk_pledges_ask_id_asks")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_pledges_person_id_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pledges")),
        sa.UniqueConstraint("ask_id", "person_id", "department", name=op.f("uq_pledges_ask_id_person_id_department")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_pledges_person_id"), "pledges", ["person_id"])
    op.create_index(op.f("ix_asks_came_with_id"), "asks", ["came_with_id"])
    with op.batch_alter_table("backings", table_kwargs={"sqlite_autoincrement": True}) as backings:
        backings.add_column(sa.Column("came_with_id", sa.Integer(), nullable=True))
        backings.create_foreign_key(op.f("fk_backings_came_with_id_ideas"), "ideas", ["came_with_id"], ["id"])
    op.create_index(op.f("ix_backings_came_with_id"), "backings", ["came_with_id"])
    _create_mergers()
    # The hours an idea asked for so far are the first of its asks.
    op.execute(
        "INSERT INTO asks (idea_id, kind, what, unit, minimum, optimum, offered, created_at) "
        "SELECT ideas.id, 'hours', skill_needed, 'h', hours_needed, hours_needed, hours_offered, threads.created_at "
        "FROM ideas JOIN threads ON threads.id = ideas.id WHERE hours_needed > 0 ORDER BY ideas.id"
    )
    op.execute(
        "UPDATE ideas SET ask_count = 1, covered_count = CASE WHEN hours_offered >= hours_needed THEN 1 ELSE 0 END WHERE hours_needed > 0"
    )


def _create_mergers() -> None:
    ideas = ("kept_id", "gone_id", "asked_of_id")
    op.create_table(
        "mergers",
        sa.Column("id", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in (*ideas, "asked_by_id")),
        sa.Column("note", sa.String(length=500), nullable=False),
        sa.Column("refusal", sa.String(length=500), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("kept_id <> gone_id", name=op.f("ck_mergers_two")),
        sa.CheckConstraint("state in ('asked', 'merged', 'refused', 'lapsed', 'split')", name=op.f("ck_mergers_state")),
        *(sa.ForeignKeyConstraint([name], ["ideas.id"], name=op.f(f"fk_mergers_{name}_ideas")) for name in ideas),
        sa.ForeignKeyConstraint(["asked_by_id"], ["people.id"], name=op.f("fk_mergers_asked_by_id_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mergers")),
        sqlite_autoincrement=True,
    )
    for name in (*ideas, "asked_by_id"):
        op.create_index(op.f(f"ix_mergers_{name}"), "mergers", [name])
    op.create_index("ix_mergers_state_due_at", "mergers", ["state", "due_at"])


def downgrade() -> None:
    op.drop_table("mergers")
    op.drop_index(op.f("ix_backings_came_with_id"), "backings")
    with op.batch_alter_table("backings", table_kwargs={"sqlite_autoincrement": True}) as backings:
        backings.drop_constraint(op.f("fk_backings_came_with_id_ideas"), type_="foreignkey")
        backings.drop_column("came_with_id")
    op.drop_table("pledges")
    op.drop_table("asks")
    op.drop_index(op.f("ix_ideas_object_until"), "ideas")
    op.drop_index(op.f("ix_ideas_sparked_by_id"), "ideas")
    with op.batch_alter_table("ideas", table_kwargs={"sqlite_autoincrement": True}) as ideas:
        ideas.drop_constraint(op.f("fk_ideas_sparked_by_id_people"), type_="foreignkey")
        ideas.drop_column("sparked_by_id")
    for name in ("warned_at", "not_now", "objection", "object_until"):
        op.drop_column("ideas", name)
    op.drop_column("ideas", "covered_count")
    op.drop_column("ideas", "ask_count")
