"""a branch"""

revision = "right"
down_revision = "shop"


def upgrade() -> None:
    pass


def downgrade() -> None:
    pass
