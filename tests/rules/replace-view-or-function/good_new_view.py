# database: postgresql 15
# enable: replace-view-or-function
"""a view that was not there"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.execute("CREATE OR REPLACE VIEW sales AS SELECT id, total FROM orders")


def downgrade() -> None:
    op.execute("DROP VIEW sales")
