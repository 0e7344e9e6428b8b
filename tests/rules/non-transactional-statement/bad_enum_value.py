# database: postgresql 11
"""orders can be returned"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.execute(  # expect: non-transactional-statement
        "ALTER TYPE order_state ADD VALUE 'returned'"
    )


def downgrade() -> None:
    pass
