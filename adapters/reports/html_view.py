"""What the page tells of a review, in the order in which it tells it."""

from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from itertools import groupby

from adapters.reports.text import counted, why
from domain.checklist.answering import checklist_of, target_of
from domain.checklist.checklist import Answer, Checklist
from domain.checklist.item import Status
from domain.checklist.newest import newest
from domain.classes import define
from domain.review.finding import LEVELS, Finding, Level
from domain.review.outcome import Outcome, ReadingStatus, ReviewedRevision, Verdict
from domain.rules.rule import Description, Rule

# Of each there is a page; who wants another one asks `assay checklist`.
MOST_CHECKLISTS = 20

Group = tuple[ReviewedRevision | None, list[Finding]]


@define(slots=False, frozen=True)
class View:
    outcome: Outcome
    rules: tuple[Rule, ...]

    @property
    def target(self) -> str:
        return target_of(self.outcome)

    @property
    def sentence(self) -> str:
        """What made the verdict."""
        outcome = self.outcome
        if outcome.verdict is Verdict.INCOMPLETE:
            return why(outcome).strip(" ()") or "nothing could be reviewed"
        found = counted(len(outcome.counting), "finding")
        if not outcome.counting:
            return "nothing was found"
        if outcome.fail_level is None:
            return f"{found}, and no level at which a review fails"
        failing = sum(finding.level >= outcome.fail_level for finding in outcome.counting)
        level = outcome.fail_level.value + " or above" * (outcome.fail_level is not max(Level))
        return f"{failing or 'none'} of {found} at level {level}"

    def number(self, level: Level) -> str:
        return counted(self.count(level), level.value)

    def count(self, level: Level) -> int:
        return self.outcome.findings_at(level)

    @property
    def levels(self) -> list[Level]:
        """Those that occur, worst first."""
        return [level for level in reversed(LEVELS) if self.count(level)]

    @cached_property
    def groups(self) -> list[Group]:
        """The findings that count, by revision; None for one that the review does not list."""
        by_id = {revision.id: revision for revision in self.outcome.revisions}
        found = groupby(self.outcome.counting, lambda finding: finding.revision)
        return [(by_id.get(name), [*findings]) for name, findings in found]

    @property
    def by_rule(self) -> list[tuple[str, Level, int]]:
        """How often each rule spoke, at its highest level, the most grave and frequent first."""
        counts = Counter(finding.rule for finding in self.outcome.counting)
        worst: dict[str, Level] = {}
        for finding in self.outcome.counting:
            worst[finding.rule] = max(finding.level, worst.get(finding.rule, finding.level))
        told = [(rule, worst[rule], number) for rule, number in counts.items()]
        return sorted(told, key=lambda row: (-LEVELS.index(row[1]), -row[2], row[0]))

    @property
    def breaking(self) -> list[ReviewedRevision]:
        return [revision for revision in self.outcome.revisions if revision.breaks]

    @property
    def unread(self) -> list[ReviewedRevision]:
        return [r for r in self.outcome.revisions if r.status is not ReadingStatus.READ]

    @property
    def reading(self) -> list[tuple[ReadingStatus, int]]:
        return [(status, self.outcome.count(status)) for status in ReadingStatus]

    @property
    def operations(self) -> tuple[int, int]:
        """Read, and not read."""
        revisions = self.outcome.revisions
        read = sum(revision.operations_read for revision in revisions)
        return read, sum(revision.operations_unread for revision in revisions)

    @cached_property
    def checklist(self) -> Checklist:
        return checklist_of(self.outcome, self.rules, newest(self.outcome)[:MOST_CHECKLISTS])

    @property
    def checklists_left(self) -> int:
        return len(newest(self.outcome)) - len(self.checklist.revisions)

    @cached_property
    def about(self) -> dict[str, Description]:
        return {rule.about.name: rule.about for rule in self.rules}


def by_status(answers: Sequence[Answer]) -> list[tuple[Status, list[Answer]]]:
    found = [(status, [a for a in answers if a.status is status]) for status in Status]
    return [(status, own) for status, own in found if own]
