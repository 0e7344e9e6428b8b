# database: postgresql 15
# database: mariadb 10.11
"""a table of ours whose name has the words"""

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.create_table("alembic_versions_seen", sa.Column("version", sa.String(32)))
    op.execute("INSERT INTO alembic_versions_seen (version) VALUES ('shop')")


def downgrade() -> None:
    op.drop_table("alembic_versions_seen")
