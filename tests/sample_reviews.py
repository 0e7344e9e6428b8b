"""Reviews to keep."""

from datetime import UTC, datetime
from uuid import UUID, uuid4

from domain.direction import Direction
from domain.review.finding import Finding, Impact, Level, Waived
from domain.review.outcome import (
    Outcome,
    ReadingStatus,
    ReviewedRevision,
    UnreadReason,
)
from domain.review.review import Review
from domain.source import Location, Problem

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


def location(line=7, path="versions/0002_orders.py"):
    return Location(path, line, 5, (Location(path, 3), Location("versions/shared.py", 11, 9)))


def finding(**more):
    given = {
        "rule": "drop-column",
        "level": Level.ERROR,
        "revision": "0002",
        "direction": Direction.UPGRADE,
        "location": location(),
        "message": "drops orders.note and what is in it",
        "table": "orders",
        "column_name": "note",
        "effect": Impact("ACCESS EXCLUSIVE", "reads and writes", "instant", (), ("orders",)),
        "fix": "# stop reading it first\nop.drop_column('orders', 'note')",
        "assumption": "the table is not empty",
        "holds_on": ("PostgreSQL 10 to 18",),
    }
    return Finding(**{**given, **more})


def bare_finding():
    return Finding(
        "multiple-heads",
        Level.INFO,
        "0003",
        Direction.DOWNGRADE,
        Location("v/3.py", 1),
        "two",
        waived=Waived("they are merged next", "2027-03-01", Location("v/3.py", 6, 40)),
    )


def revision(number=2):
    reason = UnreadReason("dynamic-sql", "op.execute(sql)", "sql is not known", location(9))
    return ReviewedRevision(
        f"{number:04}", f"v/{number:04}.py", "ab" * 32, ReadingStatus.PARTLY_READ, (reason,), 3, 1
    )


def outcome(**more):
    given = {
        "project": "bookshop",
        "database": "postgresql",
        "server_version": "16",
        "version_assumed": False,
        "revisions": (revision(1), revision(2)),
        "findings": (finding(), bare_finding()),
        "problems": (
            Problem("syntax-error", "cannot be parsed", "mend it", location(1)),
            Problem("unreadable-folder", "no permission", "allow it"),
        ),
        "fail_level": Level.WARNING,
    }
    return Outcome(**{**given, **more})


def review(review_id: UUID | None = None, at: datetime = NOON, **more):
    return Review.of(outcome(**more), review_id or uuid4(), at)
