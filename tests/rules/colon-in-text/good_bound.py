# database: postgresql 15
# database: mysql 8.0
# database: mariadb 10.11
"""a parameter with its value"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.execute(sa.text("UPDATE orders SET note = :note WHERE id = 1").bindparams(note="none"))


def downgrade() -> None:
    pass
