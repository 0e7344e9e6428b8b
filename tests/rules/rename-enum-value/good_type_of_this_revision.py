# database: postgresql 15
"""nobody uses the type yet"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.execute("CREATE TYPE order_state AS ENUM ('new', 'paid')")
    op.execute("ALTER TYPE order_state RENAME VALUE 'new' TO 'open'")


def downgrade() -> None:
    op.execute("DROP TYPE order_state")
