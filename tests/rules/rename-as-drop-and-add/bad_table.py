# database: postgresql 15
"""the table is called customer"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.create_table(
        "customer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("email", sa.String(100), nullable=False),
        sa.Column("name", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="customer_pkey"),
    )
    op.drop_table("customers")  # expect: rename-as-drop-and-add


def downgrade() -> None:
    raise NotImplementedError("the customers are gone")
