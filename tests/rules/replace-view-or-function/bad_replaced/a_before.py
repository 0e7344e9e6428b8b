# database: postgresql 15
# enable: replace-view-or-function
"""before"""

from alembic import op

revision = "a_before"
down_revision = "shop"


def upgrade() -> None:
    op.execute("CREATE VIEW sales AS SELECT id, total FROM orders")


def downgrade() -> None:
    pass
