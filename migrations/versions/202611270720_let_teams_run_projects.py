"""let teams run projects"""

import sqlalchemy as sa
from alembic import op

revision = "202611270720"
down_revision = "202611270418"


def upgrade() -> None:
    with op.batch_alter_table("steps", table_kwargs={"sqlite_autoincrement": True}) as steps:
        steps.add_column(sa.Column("due", sa.Date(), nullable=True))
        steps.add_column(sa.Column("waits_for_id", sa.Integer(), nullable=True))
        steps.add_column(sa.Column("position", sa.Integer(), nullable=False, server_default="0"))
        steps.create_foreign_key(op.f("fk_steps_waits_for_id_steps"), "steps", ["waits_for_id"], ["id"])
    op.create_index(op.f("ix_steps_waits_for_id"), "steps", ["waits_for_id"])
    op.execute("UPDATE steps SET position = id")


def downgrade() -> None:
    op.drop_index(op.f("ix_steps_waits_for_id"), "steps")
    with op.batch_alter_table("steps", table_kwargs={"sqlite_autoincrement": True}) as steps:
        steps.drop_constraint(op.f("fk_steps_waits_for_id_steps"), type_="foreignkey")
        steps.drop_column("position")
        steps.drop_column("waits_for_id")
        steps.drop_column("due")
