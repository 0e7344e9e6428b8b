"""What the pages tell of a review, beside what it holds."""

from collections.abc import Iterator
from itertools import groupby

from domain.classes import frozen
from domain.review.finding import LEVELS, Finding, Level
from domain.review.outcome import ReadingStatus, ReviewedRevision
from domain.review.review import Review
from entrypoints.http.verdicts import reservation_of, sentence_of


@frozen
class Group:
    """The findings of one revision."""

    revision: str
    findings: tuple[Finding, ...]


@frozen
class ReviewView:
    """`level` None shows the findings of every level."""

    review: Review
    level: Level | None = None

    @property
    def sentence(self) -> str:
        return sentence_of(self.review.outcome)

    @property
    def reservation(self) -> str:
        return reservation_of(self.review.outcome)

    @property
    def groups(self) -> Iterator[Group]:
        shown = (f for f in self.counting if self.level in (None, f.level))
        for revision, findings in groupby(shown, lambda finding: finding.revision):
            yield Group(revision, tuple(findings))

    @property
    def counting(self) -> tuple[Finding, ...]:
        return self.review.outcome.counting

    @property
    def waived(self) -> list[Finding]:
        """What somebody allowed stays in sight."""
        return [finding for finding in self.review.findings if finding.waived]

    @property
    def levels(self) -> list[tuple[Level, int]]:
        """Those that occur, worst first, and how often."""
        counts = [(level, self.review.outcome.findings_at(level)) for level in reversed(LEVELS)]
        return [(level, count) for level, count in counts if count]

    @property
    def not_read(self) -> list[ReviewedRevision]:
        return [r for r in self.review.revisions if r.status is not ReadingStatus.READ]

    @property
    def operations(self) -> tuple[int, int]:
        """Read and unread."""
        revisions = self.review.revisions
        read = sum(revision.operations_read for revision in revisions)
        return read, sum(revision.operations_unread for revision in revisions)
