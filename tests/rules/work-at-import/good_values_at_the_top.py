# database: postgresql 15
"""only values are made at the top"""

import logging

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"

logger = logging.getLogger("alembic")
logger.setLevel(logging.INFO)
orders = sa.table("orders", sa.column("id"))


def upgrade() -> None:
    logger.info("%s", orders.name)


def downgrade() -> None:
    pass
