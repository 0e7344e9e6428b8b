# database: postgresql 15
# enable: empty-revision
"""a branch begins here"""

revision = "example"
down_revision = "shop"
branch_labels = ("billing",)


def upgrade() -> None:
    pass


def downgrade() -> None:
    pass
