"""carry outcomes further"""

import sqlalchemy as sa
from alembic import op

revision = "202611271120"
down_revision = "202611271110"

COPIES = ("announcements", "publications")


def upgrade() -> None:
    for table in COPIES:
        op.add_column(table, sa.Column("own", sa.JSON(), nullable=False, server_default="{}"))


def downgrade() -> None:
    for table in COPIES:
        op.drop_column(table, "own")
