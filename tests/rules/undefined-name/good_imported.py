# database: postgresql 15
"""names that come from somewhere"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"
COLUMNS = [sa.Column("note", sa.Text())]


def upgrade() -> None:
    for name in [column.name for column in COLUMNS]:
        op.create_index(f"orders_{name}", "orders", [name], postgresql_concurrently=bool(COLUMNS))


def downgrade() -> None:
    pass
