# database: postgresql 15
"""customers are told apart by e-mail: this locks them for as long by itself"""

from alembic import op

revision = "second"
down_revision = "first"


def upgrade() -> None:
    op.create_unique_constraint("uq_customers_email", "customers", ["email"])


def downgrade() -> None:
    pass
