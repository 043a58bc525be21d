"""let people be left in peace"""

import sqlalchemy as sa
from alembic import op

revision = "202611270355"
down_revision = "202611270352"


def upgrade() -> None:
    op.add_column("people", sa.Column("zone", sa.String(length=40), nullable=False, server_default=""))
    op.add_column("people", sa.Column("quiet_from", sa.Integer(), nullable=True))
    op.add_column("people", sa.Column("quiet_to", sa.Integer(), nullable=True))
    op.add_column("people", sa.Column("paused_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("people", sa.Column("paused_until", sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    for column in ("paused_until", "paused_at", "quiet_to", "quiet_from", "zone"):
        op.drop_column("people", column)
