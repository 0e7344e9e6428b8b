# database: postgresql 15
# not run: it reads rows, which rendering has none of
"""what was read is printed"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    for row in op.get_bind().execute(sa.text("SELECT name, password FROM customers")):
        print("user", row.name, row.password)  # expect: secret-printed


def downgrade() -> None:
    pass
