# database: postgresql 15
"""only how many there are"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    secret_names = ["a", "b"]
    print("passwords to change:", len(secret_names))
    op.execute("UPDATE orders SET note = NULL WHERE id = 1")


def downgrade() -> None:
    pass
