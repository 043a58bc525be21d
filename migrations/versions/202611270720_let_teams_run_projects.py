"""let teams run projects"""

import sqlalchemy as sa
from alembic import op

revision = "202611270720"
down_revision = "202611270710"

ANSWERS = ("who_for", "was_wrong", "is_different")


def upgrade() -> None:
    with op.batch_alter_table("steps", table_kwargs={"sqlite_autoincrement": True}) as steps:
        steps.add_column(sa.Column("due", sa.Date(), nullable=True))
        steps.add_column(sa.Column("waits_for_id", sa.Integer(), nullable=True))
        steps.add_column(sa.Column("position", sa.Integer(), nullable=False, server_default="0"))
        steps.create_foreign_key(op.f("fk_steps_waits_for_id_steps"), "steps", ["waits_for_id"], ["id"])
    op.create_index(op.f("ix_steps_waits_for_id"), "steps", ["waits_for_id"])
    op.execute("UPDATE steps SET position = id")
    op.add_column("updates", sa.Column("next_up", sa.String(length=1000), nullable=False, server_default=""))
    op.add_column("updates", sa.Column("blocks", sa.String(length=1000), nullable=False, server_default=""))
    with op.batch_alter_table("projects") as projects:
        projects.add_column(sa.Column("former_lead_id", sa.Integer(), nullable=True))
        for answer in ANSWERS:
            projects.add_column(sa.Column(answer, sa.String(length=500), nullable=False, server_default=""))
        projects.create_foreign_key(op.f("fk_projects_former_lead_id_people"), "people", ["former_lead_id"], ["id"])
    op.create_index(op.f("ix_projects_former_lead_id"), "projects", ["former_lead_id"])
    op.create_table(
        "candidacies",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("project_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=9), nullable=False),
        sa.Column("objector_id", sa.Integer(), nullable=True),
        sa.Column("reason", sa.String(length=500), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("state in ('open', 'led', 'objected', 'withdrawn')", name=op.f("ck_candidacies_state")),
        sa.ForeignKeyConstraint(["project_id"], ["projects.id"], name=op.f("fk_candidacies_project_id_projects")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_candidacies_person_id_people")),
        sa.ForeignKeyConstraint(["objector_id"], ["people.id"], name=op.f("fk_candidacies_objector_id_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_candidacies")),
        sqlite_autoincrement=True,
    )
    for column in ("project_id", "person_id", "objector_id"):
        op.create_index(f"ix_candidacies_{column}", "candidacies", [column])
    op.create_index("ix_candidacies_state_due_at", "candidacies", ["state", "due_at"])
    one = sa.text("state = 'open'")
    op.create_index("uq_candidacies_project_id", "candidacies", ["project_id"], unique=True, sqlite_where=one, postgresql_where=one)
    op.create_table(
        "lendings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("project_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("what", sa.String(length=120), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["project_id"], ["projects.id"], name=op.f("fk_lendings_project_id_projects")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_lendings_person_id_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lendings")),
        sqlite_autoincrement=True,
    )
    for column in ("project_id", "person_id"):
        op.create_index(f"ix_lendings_{column}", "lendings", [column])
    op.create_table(
        "notices",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("project_id", sa.Integer(), nullable=False),
        sa.Column("author_id", sa.Integer(), nullable=False),
        sa.Column("keeper_id", sa.Integer(), nullable=False),
        sa.Column("what", sa.String(length=160), nullable=False),
        sa.Column("why", sa.String(length=500), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("needs_yes", sa.Boolean(), nullable=False),
        sa.Column("answer", sa.String(length=9), nullable=False),
        sa.Column("harm", sa.String(length=500), nullable=False),
        sa.Column("instead", sa.String(length=500), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("answer in ('', 'yes', 'no', 'withdrawn')", name=op.f("ck_notices_answer")),
        sa.ForeignKeyConstraint(["project_id"], ["projects.id"], name=op.f("fk_notices_project_id_projects")),
        sa.ForeignKeyConstraint(["author_id"], ["people.id"], name=op.f("fk_notices_author_id_people")),
        sa.ForeignKeyConstraint(["keeper_id"], ["people.id"], name=op.f("fk_notices_keeper_id_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notices")),
        sqlite_autoincrement=True,
    )
    for column in ("project_id", "author_id", "keeper_id"):
        op.create_index(f"ix_notices_{column}", "notices", [column])
    op.create_table(
        "milestones",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("project_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=120), nullable=False),
        sa.Column("due", sa.Date(), nullable=False),
        sa.Column("reached_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["project_id"], ["projects.id"], name=op.f("fk_milestones_project_id_projects")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_milestones")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_milestones_project_id_due", "milestones", ["project_id", "due"])
    op.create_table(
        "askings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("project_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("asked_by_id", sa.Integer(), nullable=False),
        sa.Column("step_id", sa.Integer(), nullable=True),
        sa.Column("words", sa.String(length=200), nullable=False),
        sa.Column("answer", sa.String(length=9), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("answer in ('', 'yes', 'no', 'withdrawn')", name=op.f("ck_askings_answer")),
        sa.ForeignKeyConstraint(["project_id"], ["projects.id"], name=op.f("fk_askings_project_id_projects")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_askings_person_id_people")),
        sa.ForeignKeyConstraint(["asked_by_id"], ["people.id"], name=op.f("fk_askings_asked_by_id_people")),
        sa.ForeignKeyConstraint(["step_id"], ["steps.id"], name=op.f("fk_askings_step_id_steps")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_askings")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_askings_project_id", "askings", ["project_id"])
    op.create_index("ix_askings_asked_by_id", "askings", ["asked_by_id"])
    op.create_index("ix_askings_step_id", "askings", ["step_id"])
    op.create_index("ix_askings_person_id_project_id", "askings", ["person_id", "project_id"])


def downgrade() -> None:
    op.drop_table("askings")
    op.drop_table("milestones")
    op.drop_table("notices")
    op.drop_table("lendings")
    op.drop_table("candidacies")
    op.drop_index(op.f("ix_projects_former_lead_id"), "projects")
    with op.batch_alter_table("projects") as projects:
        projects.drop_constraint(op.f("fk_projects_former_lead_id_people"), type_="foreignkey")
        for column in ("former_lead_id", *ANSWERS):
            projects.drop_column(column)
    op.drop_column("updates", "blocks")
    op.drop_column("updates", "next_up")
    op.drop_index(op.f("ix_steps_waits_for_id"), "steps")
    with op.batch_alter_table("steps", table_kwargs={"sqlite_autoincrement": True}) as steps:
        steps.drop_constraint(op.f("fk_steps_waits_for_id_steps"), type_="foreignkey")
        steps.drop_column("position")
        steps.drop_column("waits_for_id")
        steps.drop_column("due")
