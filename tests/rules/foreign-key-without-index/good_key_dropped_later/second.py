# database: postgresql 15
"""orders belong to nobody"""

from alembic import op

revision = "second"
down_revision = "first"


def upgrade() -> None:
    op.drop_constraint("fk_orders_customer", "orders", type_="foreignkey")


def downgrade() -> None:
    raise NotImplementedError
