# database: postgresql 15
"""it allows for the whole revision"""

from alembic import op

revision = "example"
down_revision = "shop"

# assay: allow drop-column -- nobody has read it since the last release


def upgrade() -> None:
    op.drop_column("orders", "note")


def downgrade() -> None:
    raise NotImplementedError("the notes are gone")
