# database: postgresql 10.23
# database: postgresql 15
# database: postgresql 18
"""no weight below zero"""

from alembic import op

revision = "second"
down_revision = "first"


def upgrade() -> None:
    op.execute(  # expect: domain-constraint-validates
        "ALTER DOMAIN grams ADD CONSTRAINT positive CHECK (VALUE > 0)"
    )


def downgrade() -> None:
    op.execute("ALTER DOMAIN grams DROP CONSTRAINT positive")
