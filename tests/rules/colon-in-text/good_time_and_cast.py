# database: postgresql 15
"""colons that are no parameters"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.execute("UPDATE orders SET note = '12:30' WHERE id::text = '1'")
    op.execute("UPDATE orders SET note = 'see \\:email' WHERE id = 1")


def downgrade() -> None:
    pass
