"""list groups by size"""

from alembic import op

revision = "202611270335"
down_revision = "202611270330"


def upgrade() -> None:
    op.create_index("ix_groups_member_count_id", "groups", ["member_count", "id"])


def downgrade() -> None:
    op.drop_index("ix_groups_member_count_id", "groups")
