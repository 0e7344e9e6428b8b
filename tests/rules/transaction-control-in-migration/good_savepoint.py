# database: postgresql 15
"""a part that may be taken back"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.execute("SAVEPOINT before_notes")
    op.execute("UPDATE orders SET note = '' WHERE id = 1")
    op.execute("ROLLBACK TO SAVEPOINT before_notes")


def downgrade() -> None:
    pass
