"""let ideas begin without a name"""

import sqlalchemy as sa
from alembic import op

revision = "202611271400"
down_revision = "202611271120"

NAMELESS = sa.text("blind_until IS NOT NULL")


def upgrade() -> None:
    op.add_column("groups", sa.Column("blind_start", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("threads", sa.Column("blind_until", sa.DateTime(timezone=True), nullable=True))
    op.create_index("ix_threads_blind_until", "threads", ["blind_until"], sqlite_where=NAMELESS, postgresql_where=NAMELESS)


def downgrade() -> None:
    op.drop_index("ix_threads_blind_until", table_name="threads")
    op.drop_column("threads", "blind_until")
    op.drop_column("groups", "blind_start")
