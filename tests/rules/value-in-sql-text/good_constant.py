# database: postgresql 15
"""what is pasted stands in the source"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    for note in ("none", "unknown"):
        op.execute(f"UPDATE orders SET note = NULL WHERE note = '{note}'")


def downgrade() -> None:
    pass
