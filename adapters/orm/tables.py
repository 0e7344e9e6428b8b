"""The one registry of tables: what is not here is neither mapped nor migrated."""

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, String, Table
from sqlalchemy.schema import SchemaItem

from adapters.orm.metadata import metadata
from adapters.orm.types import Counted, Identity, Structured, UtcDateTime, Words, by_value
from domain.databases.target import Target
from domain.direction import Direction
from domain.review.finding import Impact, Level, Waived
from domain.review.outcome import BaselineUse, ReviewedRevision, Verdict
from domain.source import Location, Problem


def table(name: str, *items: SchemaItem) -> Table:
    """Text of four bytes a character, compared by its code points, on MariaDB and MySQL too."""
    return Table(
        name,
        metadata,
        *items,
        mysql_charset="utf8mb4",
        mysql_collate="utf8mb4_bin",
        mariadb_charset="utf8mb4",
        mariadb_collate="utf8mb4_bin",
    )


reviews = table(
    "reviews",
    Column("id", Identity, primary_key=True),
    Column("reviewed_at", UtcDateTime, nullable=False),
    Column("project", Words, nullable=False),
    Column("database", Words, nullable=False),
    Column("server_version", Words, nullable=False),
    Column("version_assumed", Boolean, nullable=False),
    Column("fail_level", String(16)),
    Column("verdict", by_value(Verdict), nullable=False),
    Column("revisions", Structured(tuple[ReviewedRevision, ...]), nullable=False),
    Column("problems", Structured(tuple[Problem, ...]), nullable=False),
    Column("targets", Structured(tuple[Target, ...])),
    Column("digest", String(64)),
    Column("baseline", Structured(BaselineUse)),
    Index(None, "reviewed_at", "id"),
)

findings = table(
    "findings",
    Column("id", Counted, primary_key=True),
    Column("review_id", Identity, ForeignKey("reviews.id", ondelete="CASCADE"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("rule", Words, nullable=False),
    Column("level", by_value(Level), nullable=False),
    Column("revision", Words, nullable=False),
    Column("direction", by_value(Direction), nullable=False),
    Column("path", Words, nullable=False),
    Column("line", Integer, nullable=False),
    Column("column_number", Integer, nullable=False),
    Column("via", Structured(tuple[Location, ...]), nullable=False),
    Column("message", Words, nullable=False),
    Column("table_name", Words),
    Column("column_name", Words),
    Column("effect", Structured(Impact)),
    Column("fix", Words, nullable=False),
    Column("assumption", Words, nullable=False),
    Column("waived", Structured(Waived)),
    Column("holds_on", Structured(tuple[str, ...])),
    Column("level_of_rule", by_value(Level)),
    Index(None, "review_id", "position"),
)
