# database: postgresql 11.22
# database: postgresql 15
# database: postgresql 18
"""visits by customer"""

from alembic import op

revision = "second"
down_revision = "first"


def upgrade() -> None:
    with op.get_context().autocommit_block():
        op.create_index(  # expect: refused-on-partitioned-table
            "ix_visits_customer", "visits", ["customer_id"], postgresql_concurrently=True
        )


def downgrade() -> None:
    op.drop_index("ix_visits_customer", table_name="visits")
