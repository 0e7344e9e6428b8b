"""What a team asks of a diagnosis, and what that makes of the issues."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from attrs import evolve, field

from domain.classes import frozen
from domain.diagnosis.diagnosis import Issue
from domain.levels import Levels
from domain.review.finding import Level
from domain.rules.rule import Description


@frozen
class DiagnosisPolicy:
    """Waivers that ended before `today` allow nothing; None: all do. `fail_level` None
    means that nothing fails.
    """

    fail_level: Level | None = Level.ERROR
    today: date | None = None
    levels: Levels = field(factory=Levels)

    def asks(self, about: Description) -> bool:
        """Whether the rule may speak of any file at all."""
        said = self.levels.anywhere(about.name)
        if any(level is not None for level in said):
            return True
        off = dict(self.levels.everywhere).get(about.name, about.level) is None
        return not off and about.enabled

    def levelled(
        self, issues: Iterable[Issue], rules: Mapping[str, Description]
    ) -> Iterator[Issue]:
        """At the levels that were given, without those of rules that are off in their file."""
        for issue in issues:
            about = rules.get(issue.rule)
            said = self.levels.said(issue.rule, issue.location.path if issue.location else "")
            if about is None:
                yield issue
            elif said:
                yield from at_level(issue, about.level, said[0])
            elif about.enabled:
                yield issue


def at_level(issue: Issue, of_rule: Level, given: Level | None) -> Iterator[Issue]:
    """Where the rule itself tells an issue at a lower level, it does not rise above that."""
    if given is None:
        return
    level = given if issue.level is of_rule else min(given, issue.level)
    yield issue if level is issue.level else evolve(issue, level=level, level_of_rule=issue.level)
