"""let words go with an asking"""

import sqlalchemy as sa
from alembic import op

revision = "202611271410"
down_revision = "202611271400"


def upgrade() -> None:
    op.add_column("pointers", sa.Column("words", sa.String(length=200), nullable=False, server_default=""))


def downgrade() -> None:
    op.drop_column("pointers", "words")
