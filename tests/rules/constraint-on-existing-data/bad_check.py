# database: postgresql 15
# database: mariadb 10.11
# database: mysql 8.4
"""no order for nothing"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.create_check_constraint(  # expect: constraint-on-existing-data
        "ck_total",
        "orders",
        "total > 0",
    )


def downgrade() -> None:
    op.drop_constraint("ck_total", "orders", type_="check")
