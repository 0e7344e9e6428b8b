# database: postgresql 15
# database: mariadb 10.11
# database: sqlite 3.40
# not run: without Alembic's own run there is no such table
"""skip what was squashed"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.execute("DELETE FROM alembic_version")  # expect: alembic-version-touched


def downgrade() -> None:
    op.drop_table("alembic_version")  # expect: alembic-version-touched
