# database: postgresql 15
"""the process ends, and says that it failed"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    if not op.get_context().as_sql:
        raise SystemExit(1)  # expect: exit-in-revision


def downgrade() -> None:
    pass
