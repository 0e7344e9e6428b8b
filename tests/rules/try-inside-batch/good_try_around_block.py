# database: postgresql 15
# database: sqlite 3.40
"""the try surrounds the block"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    try:
        with op.batch_alter_table("orders") as batch_op:
            batch_op.drop_column("note")
    except Exception:
        raise


def downgrade() -> None:
    pass
