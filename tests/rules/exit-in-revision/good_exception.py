# database: postgresql 15
"""an exception says what is wrong"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    if not op.get_context().as_sql:
        raise RuntimeError("convert the notes first")


def downgrade() -> None:
    pass
