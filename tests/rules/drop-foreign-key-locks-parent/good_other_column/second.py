# database: postgresql 15
# database: mariadb 10.11
"""no more notes: a column without a key"""

from alembic import op

revision = "second"
down_revision = "first"


def upgrade() -> None:
    op.drop_column("orders", "note")


def downgrade() -> None:
    raise NotImplementedError("the notes are gone")
