# database: postgresql 15
"""customers, and the keys that point at them"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.execute("DROP TABLE customers CASCADE")  # expect: drop-cascade


def downgrade() -> None:
    raise NotImplementedError("the customers are gone")
