# database: postgresql 15
"""PostgreSQL needs no type"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.alter_column("orders", "note", new_column_name="remark")


def downgrade() -> None:
    pass
