"""Set up the version table.

Empty on purpose: with it applied there is an alembic_version, so that every later revision, the
first table's too, has one to go back to.

Revision: 5ac16e43f34e
Follows:
Written: 2026-11-22
"""

revision: str = "5ac16e43f34e"
down_revision: str | tuple[str, ...] | None = None
branch_labels: str | tuple[str, ...] | None = None
depends_on: str | tuple[str, ...] | None = None


def upgrade() -> None:
    pass


def downgrade() -> None:
    pass
