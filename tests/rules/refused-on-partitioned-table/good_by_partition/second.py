# database: postgresql 15
"""visits by customer, one partition after the other"""

from alembic import op

revision = "second"
down_revision = "first"


def upgrade() -> None:
    op.execute("CREATE INDEX ix_visits_customer ON ONLY visits (customer_id)")
    with op.get_context().autocommit_block():
        op.create_index(
            "ix_visits_2026_customer",
            "visits_2026",
            ["customer_id"],
            postgresql_concurrently=True,
        )
    op.execute("ALTER INDEX ix_visits_customer ATTACH PARTITION ix_visits_2026_customer")


def downgrade() -> None:
    op.drop_index("ix_visits_customer", table_name="visits")
