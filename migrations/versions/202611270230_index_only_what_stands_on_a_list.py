"""index only what stands on a list"""

import sqlalchemy as sa
from alembic import op

revision = "202611270230"
down_revision = "202611270041"

KEYS = {
    "rising_key": ["rising_key", "thread_id"],
    "best_key": ["month", "best_key", "thread_id"],
    "groups_key": ["groups_key", "thread_id"],
    "quiet_key": ["quiet_key", "thread_id"],
}


def upgrade() -> None:
    for key, columns in KEYS.items():
        name, told = f"ix_ranks_{'_'.join(columns)}", sa.text(f"{key} IS NOT NULL")
        op.drop_index(name, "ranks")
        op.create_index(name, "ranks", columns, sqlite_where=told, postgresql_where=told)


def downgrade() -> None:
    for columns in KEYS.values():
        name = f"ix_ranks_{'_'.join(columns)}"
        op.drop_index(name, "ranks")
        op.create_index(name, "ranks", columns)
