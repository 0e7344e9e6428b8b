# database: postgresql 15
"""no more e-mail addresses"""

from alembic import op

revision = "second"
down_revision = "first"


def upgrade() -> None:
    op.drop_constraint("uq_customers_email", "customers", type_="unique")
    op.drop_column("customers", "email")


def downgrade() -> None:
    raise NotImplementedError("the addresses are gone")
