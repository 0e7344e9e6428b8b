# database: postgresql 15
# enable: drop-dependent-object
"""no more taxes"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.execute("DROP FUNCTION add_tax")  # expect: drop-dependent-object


def downgrade() -> None:
    pass
