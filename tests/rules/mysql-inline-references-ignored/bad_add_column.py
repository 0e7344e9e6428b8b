# database: mysql 8.0
# database: mysql 8.4
"""orders have a payer"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.execute(  # expect: mysql-inline-references-ignored
        "ALTER TABLE orders ADD COLUMN payer_id INT REFERENCES customers (id)"
    )


def downgrade() -> None:
    pass
