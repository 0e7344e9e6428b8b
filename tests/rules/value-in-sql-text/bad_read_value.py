# database: postgresql 15
# not run: it reads rows, which rendering has none of
"""names that were read go into a text"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    for row in op.get_bind().execute(sa.text("SELECT name FROM customers")).all():
        note = f"UPDATE orders SET note = '{row.name}' WHERE id = 1"
        op.execute(note)  # expect: value-in-sql-text


def downgrade() -> None:
    pass
