# database: postgresql 15
"""an error that no database raises"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    names = {"note": "orders_note"}
    try:
        op.drop_index(names["note"], "orders")
    except KeyError:
        pass


def downgrade() -> None:
    pass
