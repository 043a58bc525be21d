"""list members along an index"""

from alembic import op

revision = "202611270301"
down_revision = "202611270230"

NAME = "ix_memberships_group_id_state_role_created_at_id"


def upgrade() -> None:
    op.create_index(NAME, "memberships", ["group_id", "state", "role", "created_at", "id"])


def downgrade() -> None:
    op.drop_index(NAME, "memberships")
