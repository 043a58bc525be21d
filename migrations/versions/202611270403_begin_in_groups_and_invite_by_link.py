"""begin in groups and invite by link"""

import sqlalchemy as sa
from alembic import op

revision = "202611270403"
down_revision = "202611270355"


def upgrade() -> None:
    op.create_table(
        "starts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("trait", sa.String(length=10), nullable=False),
        sa.Column("value", sa.String(length=80), nullable=False),
        sa.Column("value_key", sa.String(length=80), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("trait in ('department', 'location')", name=op.f("ck_starts_trait")),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name=op.f("fk_starts_group_id_groups")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_starts")),
        sa.UniqueConstraint("group_id", "trait", "value_key", name=op.f("uq_starts_group_id_trait_value_key")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_starts_trait_value_key", "starts", ["trait", "value_key"])
    op.create_table(
        "invitation_links",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("uses", sa.Integer(), nullable=False),
        sa.Column("used", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], name=op.f("fk_invitation_links_by_id_people")),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name=op.f("fk_invitation_links_group_id_groups")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invitation_links")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_invitation_links_token_hash")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_invitation_links_group_id", "invitation_links", ["group_id"])
    op.create_index("ix_invitation_links_by_id", "invitation_links", ["by_id"])


def downgrade() -> None:
    op.drop_table("invitation_links")
    op.drop_table("starts")
