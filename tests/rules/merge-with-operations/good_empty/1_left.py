"""a branch"""

revision = "left"
down_revision = "shop"


def upgrade() -> None:
    pass


def downgrade() -> None:
    pass
