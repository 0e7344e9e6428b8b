# database: postgresql 15
"""a try that is over too early"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    with op.batch_alter_table("orders") as batch_op:
        try:  # expect: try-inside-batch
            batch_op.drop_index("orders_note")
        except Exception:
            pass
        batch_op.drop_column("note")


def downgrade() -> None:
    pass
