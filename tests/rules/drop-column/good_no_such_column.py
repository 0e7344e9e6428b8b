# database: postgresql 15
# not run: the column is not there, which only a server would say
"""the table never had this column"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.drop_column("orders", "shelf")


def downgrade() -> None:
    raise NotImplementedError("there was none")
