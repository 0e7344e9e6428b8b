# database: postgresql 15
"""what it allows stands there"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.drop_column("orders", "note")  # assay: allow drop-column -- unused


def downgrade() -> None:
    raise NotImplementedError("the notes are gone")
