# database: postgresql 15
"""a table that nobody uses yet"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.create_table("returns", sa.Column("id", sa.Integer()), sa.Column("why", sa.Text()))
    op.create_check_constraint("ck_why", "returns", "why <> ''", postgresql_not_valid=True)
    op.execute("ALTER TABLE returns VALIDATE CONSTRAINT ck_why")


def downgrade() -> None:
    pass
