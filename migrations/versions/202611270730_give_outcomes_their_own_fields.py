"""give outcomes their own fields"""

import sqlalchemy as sa
from alembic import op

revision = "202611270730"
down_revision = "202611270720"

TEXTS = ("links", "how_to_use", "stands_now")
WORDS = {"ask_whom": 160, "place": 160, "zone": 40}
MOMENTS = ("starts_at", "ends_at")


def upgrade() -> None:
    for name in TEXTS:
        op.add_column("outcomes", sa.Column(name, sa.Text(), nullable=False, server_default=""))
    for name, length in WORDS.items():
        op.add_column("outcomes", sa.Column(name, sa.String(length=length), nullable=False, server_default=""))
    for name in MOMENTS:
        op.add_column("outcomes", sa.Column(name, sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    for name in (*MOMENTS, *WORDS, *TEXTS):
        op.drop_column("outcomes", name)
