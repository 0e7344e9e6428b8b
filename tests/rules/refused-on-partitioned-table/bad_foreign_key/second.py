# database: postgresql 15
"""visits are made by customers"""

from alembic import op

revision = "second"
down_revision = "first"


def upgrade() -> None:
    op.create_foreign_key(  # expect: refused-on-partitioned-table
        "fk_visits_customer",
        "visits",
        "customers",
        ["customer_id"],
        ["id"],
        postgresql_not_valid=True,
    )


def downgrade() -> None:
    op.drop_constraint("fk_visits_customer", "visits", type_="foreignkey")
