# database: postgresql 15
"""the process ends as if all were well"""

import sys

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    if not op.get_context().as_sql:
        sys.exit()  # expect: exit-in-revision


def downgrade() -> None:
    pass
