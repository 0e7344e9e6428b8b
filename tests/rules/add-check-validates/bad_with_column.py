# database: postgresql 15
"""a state out of three, in a column of its own"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.execute(  # expect: add-check-validates
        "ALTER TABLE orders ADD COLUMN state text CHECK (state IN ('open', 'paid', 'sent'))"
    )


def downgrade() -> None:
    op.drop_column("orders", "state")
