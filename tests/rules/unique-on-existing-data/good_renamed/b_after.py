"""the same key under another name"""

from alembic import op

revision = "b_after"
down_revision = "a_before"


def upgrade() -> None:
    op.drop_constraint("uq_code", "parcels", type_="unique")
    op.rename_table("parcels", "packets")
    op.create_unique_constraint("uq_packets", "packets", ["code"])


def downgrade() -> None:
    raise NotImplementedError("gone")
