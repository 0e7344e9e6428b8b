"""sales count twice"""

from alembic import op

revision = "b_after"
down_revision = "a_before"


def upgrade() -> None:
    op.execute(  # expect: replace-view-or-function
        "CREATE OR REPLACE VIEW sales AS SELECT id, total * 2 AS total FROM orders",
    )


def downgrade() -> None:
    raise NotImplementedError("gone")
