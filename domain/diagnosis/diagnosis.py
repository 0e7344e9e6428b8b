"""What a diagnosis says: a pure value, the same for the same set-up."""

from domain.classes import frozen
from domain.diagnosis.written import Edit
from domain.review.finding import Level, Waived
from domain.review.outcome import Verdict
from domain.source import Location


@frozen
class Issue:
    """A concern as it is told: of which rule, how serious, and the corrected lines.

    `diff` is that of `edits`, as `git diff` would show it, with passwords hidden; empty where there
    are none. `safe` edits are those that may be written without thinking. `level_of_rule` is the
    level that it would have without the policy, where that is another.
    """

    rule: str
    level: Level
    message: str
    location: Location | None
    diff: str = ""
    fix: str = ""
    assumption: str = ""
    edits: tuple[Edit, ...] = ()
    safe: bool = False
    waived: Waived | None = None
    level_of_rule: Level | None = None


@frozen
class Strength:
    """Something that is right, in words that others can learn from, and where."""

    name: str
    message: str
    location: Location | None = None


@frozen
class Suggestion:
    """Something that nobody needs and that would help; `fix` shows a beginning of it."""

    name: str
    message: str
    fix: str = ""


@frozen
class LookedAt:
    """A part of the set-up that was read: what it is, and what was found of it."""

    what: str
    found: str


@frozen
class Diagnosis:
    """`issues` stand by level, the worst first, then by place."""

    project: str
    looked_at: tuple[LookedAt, ...]
    strengths: tuple[Strength, ...]
    issues: tuple[Issue, ...]
    suggestions: tuple[Suggestion, ...]
    fail_level: Level | None = Level.ERROR

    @property
    def counting(self) -> tuple[Issue, ...]:
        """Those that nobody has waived."""
        return tuple(issue for issue in self.issues if issue.waived is None)

    @property
    def verdict(self) -> Verdict:
        if self.fail_level and any(i.level >= self.fail_level for i in self.counting):
            return Verdict.FAILED
        return Verdict.PASSED

    def issues_at(self, level: Level) -> tuple[Issue, ...]:
        return tuple(issue for issue in self.counting if issue.level is level)
