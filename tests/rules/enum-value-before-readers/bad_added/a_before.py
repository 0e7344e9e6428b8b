# database: postgresql 15
# enable: enum-value-before-readers
"""before"""

from alembic import op

revision = "a_before"
down_revision = "shop"


def upgrade() -> None:
    op.execute("CREATE TYPE order_state AS ENUM ('new', 'paid')")


def downgrade() -> None:
    pass
