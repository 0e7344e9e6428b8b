# database: sqlite 3.40
# fails: Constraint must have a name
"""addresses may be shared"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    with op.batch_alter_table("customers") as batch_op:
        batch_op.drop_constraint(None, type_="unique")  # expect: drop-unnamed-constraint


def downgrade() -> None:
    pass
