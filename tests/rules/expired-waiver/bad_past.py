# database: postgresql 15
"""the day has passed"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    # expect below: expired-waiver
    # assay: allow drop-column -- unused, until 2020-03-01
    op.drop_column("orders", "note")


def downgrade() -> None:
    raise NotImplementedError("the notes are gone")
