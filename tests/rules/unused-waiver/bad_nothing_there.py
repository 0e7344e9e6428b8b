# database: postgresql 15
"""nothing is dropped here"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    # expect below: unused-waiver
    # assay: allow drop-column -- unused
    op.execute("SELECT 1")


def downgrade() -> None:
    raise NotImplementedError("the notes are gone")
