"""take back what was marked and objected"""

import sqlalchemy as sa
from alembic import op

revision = "202611271110"
down_revision = "202611270730"


def upgrade() -> None:
    op.add_column("posts", sa.Column("spark_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("posts", sa.Column("former_kind", sa.String(length=10), nullable=False, server_default="talk"))
    with op.batch_alter_table("ideas") as ideas:
        ideas.add_column(sa.Column("parted_from_id", sa.Integer(), nullable=True))
        ideas.create_foreign_key(op.f("fk_ideas_parted_from_id_threads"), "threads", ["parted_from_id"], ["id"])
    op.create_index(op.f("ix_ideas_parted_from_id"), "ideas", ["parted_from_id"])
    op.add_column("projects", sa.Column("warned_at", sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    op.drop_column("projects", "warned_at")
    op.drop_index(op.f("ix_ideas_parted_from_id"), table_name="ideas")
    with op.batch_alter_table("ideas") as ideas:
        ideas.drop_constraint(op.f("fk_ideas_parted_from_id_threads"), type_="foreignkey")
        ideas.drop_column("parted_from_id")
    for name in ("former_kind", "spark_at"):
        op.drop_column("posts", name)
