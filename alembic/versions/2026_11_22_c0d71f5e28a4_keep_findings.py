"""Keep the findings of a review.

Revision: c0d71f5e28a4
Follows: 5db9dd5f06f2
Written: 2026-11-22
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import mysql

revision: str = "c0d71f5e28a4"
down_revision: str | tuple[str, ...] | None = "5db9dd5f06f2"
branch_labels: str | tuple[str, ...] | None = None
depends_on: str | tuple[str, ...] | None = None

COUNTED = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
IDENTITY = sa.Uuid().with_variant(sa.Uuid(native_uuid=False), "mysql", "mariadb")
WORDS = sa.Text().with_variant(mysql.LONGTEXT(), "mysql", "mariadb")


def upgrade() -> None:
    op.create_table(
        "findings",
        sa.Column("id", COUNTED, nullable=False),
        sa.Column("review_id", IDENTITY, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("rule", WORDS, nullable=False),
        sa.Column("level", sa.String(16), nullable=False),
        sa.Column("revision", WORDS, nullable=False),
        sa.Column("direction", sa.String(16), nullable=False),
        sa.Column("path", WORDS, nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("column_number", sa.Integer(), nullable=False),
        sa.Column("via", sa.JSON(), nullable=False),
        sa.Column("message", WORDS, nullable=False),
        sa.Column("table_name", WORDS, nullable=True),
        sa.Column("column_name", WORDS, nullable=True),
        sa.Column("effect", sa.JSON(), nullable=True),
        sa.Column("fix", WORDS, nullable=False),
        sa.Column("assumption", WORDS, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_findings")),
        sa.ForeignKeyConstraint(
            ["review_id"],
            ["reviews.id"],
            name=op.f("fk_findings_review_id_reviews"),
            ondelete="CASCADE",
        ),
        mysql_charset="utf8mb4",
        mysql_collate="utf8mb4_bin",
        mariadb_charset="utf8mb4",
        mariadb_collate="utf8mb4_bin",
    )
    op.create_index(op.f("ix_findings_review_id_position"), "findings", ["review_id", "position"])


def downgrade() -> None:
    # Its index goes with it; MariaDB would not let it go before, as the foreign key needs it.
    op.drop_table("findings")
