"""The result of reviewing a history: a pure value, the same for the same input."""

from enum import Enum

from attrs import field

from domain.classes import frozen
from domain.databases.target import Target
from domain.policy import Settled
from domain.review.finding import Finding, Level
from domain.review.work import Work
from domain.rolling import Phase
from domain.source import Location, Problem


class ReadingStatus(Enum):
    READ = "read"
    PARTLY_READ = "partly-read"
    NOT_READ = "not-read"


class Verdict(Enum):
    """`incomplete`: nothing could be reviewed, or some input was wrong."""

    PASSED = "passed"
    FAILED = "failed"
    INCOMPLETE = "incomplete"


@frozen
class UnreadReason:
    """Why something was not read: the kebab-case name, the words of the source, and where."""

    name: str
    what: str
    detail: str
    location: Location


@frozen
class ReviewedRevision:
    """A revision by the digest of its content, and how much of it could be read.

    `phase` is what its upgrade is to the release before, None where that is not known; `breaks`
    are the words for what that release breaks on. `work` is what the checklist asks about, None
    where the revision was not judged, or the review comes from a document. `helpers` is the digest
    of what it calls, empty where that is nothing of the project's own. `parents` are the ids of the
    revisions that it was put on.
    """

    id: str
    path: str
    digest: str
    status: ReadingStatus
    reasons: tuple[UnreadReason, ...] = ()
    operations_read: int = 0
    operations_unread: int = 0
    phase: Phase | None = None
    breaks: tuple[str, ...] = ()
    work: Work | None = None
    helpers: str = ""
    parents: tuple[str, ...] = ()


@frozen
class BaselineUse:
    """`path` is that of its file; `gone` counts what it accepts and is not there any more."""

    path: str
    gone: int = 0


@frozen
class Outcome:
    """`findings` stand in the order of the history, then by line. `baseline` None: none was used.

    `since` names the branch to which the revisions are new; None: a range was reviewed. `policy` is
    what a team had settled about the rules. `digest` is of all that the review follows from; empty
    where that is not known any more. `targets` are all databases that it speaks of, where there are
    several; the first is `database`.
    """

    project: str
    database: str
    server_version: str
    version_assumed: bool
    revisions: tuple[ReviewedRevision, ...]
    findings: tuple[Finding, ...]
    problems: tuple[Problem, ...]
    fail_level: Level | None
    since: str | None = None
    policy: Settled = field(factory=Settled)
    digest: str = ""
    baseline: BaselineUse | None = None
    targets: tuple[Target, ...] = ()

    @property
    def verdict(self) -> Verdict:
        statuses = {r.status for r in self.revisions}
        nothing_new = self.since is not None and not self.revisions
        if self.problems or (statuses <= {ReadingStatus.NOT_READ} and not nothing_new):
            return Verdict.INCOMPLETE
        if self.fail_level and any(f.level >= self.fail_level for f in self.counting):
            return Verdict.FAILED
        return Verdict.PASSED

    def count(self, status: ReadingStatus) -> int:
        return sum(r.status is status for r in self.revisions)

    @property
    def counting(self) -> tuple[Finding, ...]:
        """The findings that nobody has waived, and no baseline accepts."""
        return tuple(finding for finding in self.findings if finding.waived is None)

    @property
    def waived(self) -> tuple[Finding, ...]:
        """Those that somebody has waived, one by one."""
        return tuple(f for f in self.findings if f.waived and not f.waived.by_baseline)

    @property
    def accepted(self) -> tuple[Finding, ...]:
        """Those that the baseline accepts."""
        return tuple(f for f in self.findings if f.waived and f.waived.by_baseline)

    def findings_at(self, level: Level) -> int:
        """Those that count."""
        return sum(f.level is level for f in self.counting)
