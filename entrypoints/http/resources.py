"""What the API sends, as attrs classes that Litestar writes and describes."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from domain.classes import frozen
from domain.review.finding import Level
from domain.review.outcome import ReadingStatus, Verdict
from domain.review.review import Review


@frozen
class ReviewSummary:
    """A kept review without its findings: only how many there are.

    `databases` are all that it is for, with their versions; `database` is the first.
    """

    id: UUID
    reviewed_at: datetime
    project: str
    database: str
    server_version: str
    version_assumed: bool
    databases: tuple[str, ...]
    verdict: Verdict
    revisions: int
    revisions_not_fully_read: int
    operations_read: int
    operations_unread: int
    errors: int
    warnings: int
    infos: int
    problems: int

    @classmethod
    def of(cls, review: Review) -> "ReviewSummary":
        outcome = review.outcome
        return cls(
            id=review.id,
            reviewed_at=review.reviewed_at,
            project=review.project,
            database=review.database,
            server_version=review.server_version,
            version_assumed=review.version_assumed,
            databases=tuple(map(str, outcome.targets))
            or (f"{review.database} {review.server_version}",),
            verdict=review.verdict,
            revisions=len(outcome.revisions),
            revisions_not_fully_read=len(outcome.revisions) - outcome.count(ReadingStatus.READ),
            operations_read=sum(r.operations_read for r in outcome.revisions),
            operations_unread=sum(r.operations_unread for r in outcome.revisions),
            errors=outcome.findings_at(Level.ERROR),
            warnings=outcome.findings_at(Level.WARNING),
            infos=outcome.findings_at(Level.INFO),
            problems=len(outcome.problems),
        )


@frozen
class ReviewList:
    """`total` counts what the filters let through, on all pages."""

    items: Sequence[ReviewSummary]
    total: int
    limit: int
    offset: int


@frozen
class KeptReview:
    """`review` is the document that `assay review --format json` writes."""

    id: UUID
    reviewed_at: datetime
    review: dict[str, Any]


@frozen
class Health:
    status: Literal["ok", "failing"]
    store: Literal["usable", "unusable"]
    detail: str = ""
