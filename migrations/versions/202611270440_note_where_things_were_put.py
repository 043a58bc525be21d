"""note where things were put"""

import sqlalchemy as sa
from alembic import op

revision = "202611270440"
down_revision = "202611270418"

BEFORE = "'let_in', 'turned_down', 'dismissed', 'removed', 'warned', 'suspended', 'barred', 'upheld', 'undone', 'gates'"
MORE = "'pinned', 'unpinned', 'locked', 'unlocked', 'moved', 'taken_out'"


def upgrade() -> None:
    _kinds(f"{BEFORE}, {MORE}")
    # Whoever may walk in may read: such a group is an open one, and a closed one is asked into.
    op.execute(sa.text("UPDATE groups SET joining = 'request' WHERE visibility = 'closed' AND joining = 'free'"))


def downgrade() -> None:
    op.execute(sa.text(f"DELETE FROM acts WHERE kind IN ({MORE})"))
    op.execute(sa.text("DELETE FROM cursors WHERE name = 'logbook'"))
    _kinds(BEFORE)


def _kinds(allowed: str) -> None:
    with op.batch_alter_table("acts", table_kwargs={"sqlite_autoincrement": True}) as table:
        table.drop_constraint(op.f("ck_acts_kind"), type_="check")
        table.create_check_constraint(op.f("ck_acts_kind"), f"kind in ({allowed})")
