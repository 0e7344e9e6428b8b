# database: postgresql 15
# fails: name 'sqlmodel' is not defined
"""a type of a package that nobody imported"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    name = sqlmodel.sql.sqltypes.AutoString()  # expect: undefined-name
    op.add_column("orders", sa.Column("code", name, nullable=True))


def downgrade() -> None:
    pass
