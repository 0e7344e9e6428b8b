# database: postgresql 15
# not run: it reads rows, which rendering has none of
"""the value is a parameter"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    bind = op.get_bind()
    for row in bind.execute(sa.text("SELECT name FROM customers")).all():
        statement = sa.text("UPDATE orders SET note = :name WHERE id = 1")
        bind.execute(statement, {"name": row.name})


def downgrade() -> None:
    pass
