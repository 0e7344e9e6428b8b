"""begin: sets up alembic_version

Revision ID: 3f1c9a7be2d4
Revises:
Create Date: 2026-10-05 09:12:44.101311

"""

revision = "3f1c9a7be2d4"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    pass


def downgrade() -> None:
    pass
