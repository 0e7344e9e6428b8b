# database: postgresql 15
# enable: enum-value-before-readers
"""nobody reads the type yet"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.execute("CREATE TYPE order_state AS ENUM ('new', 'paid')")
    op.execute("ALTER TYPE order_state ADD VALUE 'lost'")


def downgrade() -> None:
    op.execute("DROP TYPE order_state")
