# database: postgresql 15
# enable: drop-dependent-object
"""the view with another column"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.execute("DROP VIEW sales")
    op.execute("CREATE VIEW sales AS SELECT id, total FROM orders")


def downgrade() -> None:
    pass
