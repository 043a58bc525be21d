"""find photos by name"""

from alembic import op

revision = "202611270445"
down_revision = "202611270440"


def upgrade() -> None:
    op.create_index(op.f("ix_people_photo"), "people", ["photo"])


def downgrade() -> None:
    op.drop_index(op.f("ix_people_photo"), "people")
