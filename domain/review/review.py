"""A review that is kept: an outcome with an identity and a time."""

from datetime import datetime
from uuid import UUID

from domain.classes import define
from domain.databases.target import Target
from domain.review.finding import Finding, Level
from domain.review.outcome import BaselineUse, Outcome, ReviewedRevision, Verdict
from domain.source import Problem


@define(slots=False, eq=False)
class Review:
    """`reviewed_at` is aware, in UTC, to the second. `verdict` is fixed when it is recorded.

    `targets` None: it is for one database. `digest` None: not known, as of reviews that were kept
    before it was.
    """

    id: UUID
    reviewed_at: datetime
    project: str
    database: str
    server_version: str
    version_assumed: bool
    fail_level: str | None
    verdict: Verdict
    revisions: tuple[ReviewedRevision, ...]
    problems: tuple[Problem, ...]
    findings: tuple[Finding, ...]
    targets: tuple[Target, ...] | None = None
    digest: str | None = None
    baseline: BaselineUse | None = None

    @classmethod
    def of(cls, outcome: Outcome, review_id: UUID, reviewed_at: datetime) -> "Review":
        return cls(
            id=review_id,
            reviewed_at=reviewed_at.replace(microsecond=0),
            project=outcome.project,
            database=outcome.database,
            server_version=outcome.server_version,
            version_assumed=outcome.version_assumed,
            fail_level=outcome.fail_level.value if outcome.fail_level else None,
            verdict=outcome.verdict,
            revisions=outcome.revisions,
            problems=outcome.problems,
            findings=outcome.findings,
            targets=outcome.targets or None,
            digest=outcome.digest or None,
            baseline=outcome.baseline,
        )

    @property
    def outcome(self) -> Outcome:
        """What was reviewed, without when."""
        return Outcome(
            project=self.project,
            database=self.database,
            server_version=self.server_version,
            version_assumed=self.version_assumed,
            revisions=tuple(self.revisions),
            findings=tuple(self.findings),
            problems=tuple(self.problems),
            fail_level=Level(self.fail_level) if self.fail_level else None,
            targets=self.targets or (),
            digest=self.digest or "",
            baseline=self.baseline,
        )
