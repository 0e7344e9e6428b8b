# database: postgresql 15
"""a script that brought its own transaction"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.execute(  # expect: transaction-control-in-migration
        "BEGIN; UPDATE orders SET note = '' WHERE id = 1; COMMIT"
    )


def downgrade() -> None:
    pass
