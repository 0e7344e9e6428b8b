# database: postgresql 15
# enable: empty-revision
"""what autogenerate did not see"""

revision = "example"
down_revision = "shop"


def upgrade() -> None:  # expect: empty-revision
    pass


def downgrade() -> None:
    pass
