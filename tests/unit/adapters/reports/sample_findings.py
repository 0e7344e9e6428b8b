"""A review with one finding, in a helper that a revision calls."""

from domain.direction import Direction
from domain.review.finding import Finding, Impact, Level
from domain.review.outcome import Outcome, ReadingStatus, ReviewedRevision
from domain.source import Location

CALLED = Location("migrations/tools.py", 4, 9, via=(Location("versions/a b.py", 21, 5),))
FINDING = Finding(
    rule="drop-column",
    level=Level.ERROR,
    revision="a",
    direction=Direction.UPGRADE,
    location=CALLED,
    message="dropping orders.note deletes its values for good",
    table="orders",
    column_name="note",
    effect=Impact("ACCESS EXCLUSIVE", "reads and writes", "instant"),
    fix='op.drop_column("orders", "note")\n',
)
READ = ReviewedRevision("a", "versions/a b.py", "0", ReadingStatus.READ, (), 5, 0)
OUTCOME = Outcome("shop", "postgresql", "16", False, (READ,), (FINDING,), (), Level.ERROR)
