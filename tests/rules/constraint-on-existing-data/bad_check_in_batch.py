# database: sqlite 3.40
"""no order for nothing"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    with op.batch_alter_table("orders") as batch_op:
        batch_op.create_check_constraint(  # expect: constraint-on-existing-data
            "ck_total",
            "total > 0",
        )


def downgrade() -> None:
    pass
