# database: postgresql 15
"""the connection is asked for at the top"""

from alembic import op

revision = "example"
down_revision = "shop"

NAME = op.get_context().dialect.name  # expect: work-at-import


def upgrade() -> None:
    op.execute("UPDATE orders SET note = NULL WHERE id = 1")


def downgrade() -> None:
    pass
