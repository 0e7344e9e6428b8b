# database: mysql 9.1
"""since 9 the key is made"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.execute("ALTER TABLE orders ADD COLUMN payer_id INT REFERENCES customers (id)")


def downgrade() -> None:
    pass
