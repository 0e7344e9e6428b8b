# database: postgresql 15
"""nobody else knows it"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.execute("CREATE TABLE returns (id int)")
    op.execute("LOCK TABLE returns")


def downgrade() -> None:
    pass
