"""Keep reviews.

Revision: 5db9dd5f06f2
Follows: 5ac16e43f34e
Written: 2026-11-22
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import mysql

revision: str = "5db9dd5f06f2"
down_revision: str | tuple[str, ...] | None = "5ac16e43f34e"
branch_labels: str | tuple[str, ...] | None = None
depends_on: str | tuple[str, ...] | None = None

IDENTITY = sa.Uuid().with_variant(sa.Uuid(native_uuid=False), "mysql", "mariadb")
WORDS = sa.Text().with_variant(mysql.LONGTEXT(), "mysql", "mariadb")


def upgrade() -> None:
    op.create_table(
        "reviews",
        sa.Column("id", IDENTITY, nullable=False),
        sa.Column("reviewed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("project", WORDS, nullable=False),
        sa.Column("database", WORDS, nullable=False),
        sa.Column("server_version", WORDS, nullable=False),
        sa.Column("version_assumed", sa.Boolean(), nullable=False),
        sa.Column("fail_level", sa.String(16), nullable=True),
        sa.Column("verdict", sa.String(16), nullable=False),
        sa.Column("revisions", sa.JSON(), nullable=False),
        sa.Column("problems", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reviews")),
        mysql_charset="utf8mb4",
        mysql_collate="utf8mb4_bin",
        mariadb_charset="utf8mb4",
        mariadb_collate="utf8mb4_bin",
    )
    op.create_index(op.f("ix_reviews_reviewed_at_id"), "reviews", ["reviewed_at", "id"])


def downgrade() -> None:
    op.drop_table("reviews")
