# database: postgresql 15
# database: mariadb 10.11
# database: sqlite 3.40
# not run: offline there is no connection
"""rows that are to be there before the next step"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    connection = op.get_bind()
    connection.execute(sa.text("UPDATE orders SET note = '' WHERE id = 1"))
    connection.commit()  # expect: transaction-control-in-migration
    op.add_column("orders", sa.Column("weight", sa.Integer()))


def downgrade() -> None:
    pass
