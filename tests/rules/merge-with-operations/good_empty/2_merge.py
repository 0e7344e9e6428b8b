# database: postgresql 15
# enable: merge-with-operations
"""the branches meet"""

revision = "merge"
down_revision = ("left", "right")


def upgrade() -> None:
    pass


def downgrade() -> None:
    pass
