# database: postgresql 15
# database: mariadb 10.11
# database: mysql 8.4
"""a new column, NULL in every row"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.add_column("orders", sa.Column("sent_to", sa.Integer(), nullable=True))
    op.create_foreign_key("fk_sent_to", "orders", "customers", ["sent_to"], ["id"])


def downgrade() -> None:
    op.drop_constraint("fk_sent_to", "orders", type_="foreignkey")
    op.drop_column("orders", "sent_to")
