# database: postgresql 15
"""a place for what comes"""

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    pass


def downgrade() -> None:
    pass
