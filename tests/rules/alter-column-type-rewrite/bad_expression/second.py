# database: postgresql 17.6
# database: postgresql 18
"""another tax: a stored column is computed for each row"""

from alembic import op

revision = "second"
down_revision = "first"


def upgrade() -> None:
    op.execute(  # expect: alter-column-type-rewrite
        "ALTER TABLE orders ALTER COLUMN gross SET EXPRESSION AS (total * 1.2)"
    )


def downgrade() -> None:
    op.execute("ALTER TABLE orders ALTER COLUMN gross SET EXPRESSION AS (total * 1.19)")
