# database: postgresql 15
"""another value for each row"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.add_column(
        "orders",
        sa.Column(
            "code",
            postgresql.UUID(),
            server_default=sa.text("gen_random_uuid()"),
            nullable=False,
            unique=True,
        ),
    )


def downgrade() -> None:
    op.drop_column("orders", "code")
