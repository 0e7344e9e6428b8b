# database: postgresql 15
"""who recommended us"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.add_column(  # expect: add-foreign-key-validates
        "customers",
        sa.Column("friend_id", sa.Integer(), sa.ForeignKey("customers.id"), nullable=True),
    )


def downgrade() -> None:
    op.drop_column("customers", "friend_id")
