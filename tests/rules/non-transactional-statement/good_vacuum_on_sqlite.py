# database: sqlite 3.40
"""the driver has begun no transaction yet"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.execute("VACUUM")


def downgrade() -> None:
    pass
