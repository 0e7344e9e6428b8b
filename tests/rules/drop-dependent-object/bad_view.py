# database: postgresql 15
# database: mariadb 10.11
# database: mysql 8.4
# database: sqlite 3.40
# enable: drop-dependent-object
# not run: the view is not there on the server
"""no more sales"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.execute("DROP VIEW sales")  # expect: drop-dependent-object


def downgrade() -> None:
    pass
