# database: mysql 8.0
# database: mariadb 10.11
# fails: please specify constraint type
"""names may be there twice"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.create_unique_constraint("uq_customers_name", "customers", ["email"])
    op.drop_constraint("uq_customers_name", "customers")  # expect: mysql-drop-constraint-type


def downgrade() -> None:
    pass
