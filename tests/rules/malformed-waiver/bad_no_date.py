# database: postgresql 15
"""a day that is none"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    # expect below: malformed-waiver
    # assay: allow drop-column -- unused, until Easter
    op.drop_column("orders", "note")


def downgrade() -> None:
    raise NotImplementedError("the notes are gone")
