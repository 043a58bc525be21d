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


def downgrade() -> None:
    op.drop_table("project_links")
    for table in COPIES:
        op.drop_column(table, "own")
