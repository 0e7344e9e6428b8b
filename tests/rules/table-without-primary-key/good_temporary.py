# database: postgresql 15
"""sums, for as long as the revision runs"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.execute("CREATE TEMPORARY TABLE sums (customer_id integer, total numeric)")


def downgrade() -> None:
    pass
