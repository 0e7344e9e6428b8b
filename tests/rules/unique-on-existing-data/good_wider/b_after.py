"""fewer columns were unique before"""

from alembic import op

revision = "b_after"
down_revision = "a_before"


def upgrade() -> None:
    op.drop_index("uq_code", "parcels")
    op.create_index("uq_both", "parcels", ["code", "place"], unique=True)


def downgrade() -> None:
    op.drop_index("uq_both", "parcels")
    op.create_index("uq_code", "parcels", ["code"], unique=True)
