"""carry outcomes further"""

import sqlalchemy as sa
from alembic import op

revision = "202611271120"
down_revision = "202611271110"

COPIES = ("announcements", "publications")


def upgrade() -> None:
    for table in COPIES:
        op.add_column(table, sa.Column("own", sa.JSON(), nullable=False, server_default="{}"))
    op.create_table(
        "project_links",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("project_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=120), nullable=False),
        sa.Column("address", sa.String(length=500), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_project_links_person_id_people"),
        sa.ForeignKeyConstraint(["project_id"], ["projects.id"], name="fk_project_links_project_id_projects"),
        sa.PrimaryKeyConstraint("id", name="pk_project_links"),
        sa.UniqueConstraint("project_id", "address", name="uq_project_links_project_id_address"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_project_links_person_id", "project_links", ["person_id"])
    op.create_table(
        "lead_askings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("idea_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("asked_by_id", sa.Integer(), nullable=False),
        sa.Column("goal", sa.Text(), nullable=False),
        sa.Column("trial_weeks", sa.Integer(), nullable=False),
        sa.Column("words", sa.String(length=200), nullable=False),
        sa.Column("answer", sa.String(length=9), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("answer in ('', 'yes', 'no', 'withdrawn')", name=op.f("ck_lead_askings_answer")),
        sa.ForeignKeyConstraint(["asked_by_id"], ["people.id"], name="fk_lead_askings_asked_by_id_people"),
        sa.ForeignKeyConstraint(["idea_id"], ["ideas.id"], name="fk_lead_askings_idea_id_ideas"),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_lead_askings_person_id_people"),
        sa.PrimaryKeyConstraint("id", name="pk_lead_askings"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_lead_askings_idea_id_person_id", "lead_askings", ["idea_id", "person_id"])
    op.create_index("ix_lead_askings_person_id", "lead_askings", ["person_id"])
    op.create_index("ix_lead_askings_asked_by_id", "lead_askings", ["asked_by_id"])


def downgrade() -> None:
    op.drop_table("lead_askings")
    op.drop_table("project_links")
    for table in COPIES:
        op.drop_column(table, "own")
