# database: postgresql 15
"""a reason and a day"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.drop_column("orders", "note")  # assay: allow drop-column -- unused, until 2099-03-01


def downgrade() -> None:
    raise NotImplementedError("the notes are gone")
