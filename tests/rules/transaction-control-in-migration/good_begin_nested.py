# database: postgresql 15
# not run: offline there is no connection
"""a part that may be taken back, by its savepoint"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    connection = op.get_bind()
    savepoint = connection.begin_nested()
    connection.execute(sa.text("UPDATE orders SET note = '' WHERE id = 1"))
    savepoint.commit()
    op.add_column("orders", sa.Column("weight", sa.Integer()))


def downgrade() -> None:
    pass
