"""customers: down_revision was forgotten"""

import sqlalchemy as sa
from alembic import op

revision = "b2"  # expect: multiple-heads
down_revision = None


def upgrade() -> None:
    op.create_table("customers", sa.Column("id", sa.Integer(), primary_key=True))


def downgrade() -> None:
    op.drop_table("customers")
