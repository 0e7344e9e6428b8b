"""What the size of a table means for a finding about a lock: how long it is held, and its level."""

from collections.abc import Mapping
from functools import cached_property

from attrs import evolve

from domain.classes import define
from domain.digests import digest_of
from domain.errors import StatisticsUnreadable
from domain.estimates import size_of, use_of
from domain.review.finding import LEVELS, Finding, Impact, Level, Size
from domain.review.outcome import Outcome
from domain.review.work import Deed
from domain.statistics import IdFigures, Statistics, TableFigures

UNNOTICED, SHORT, LONG = 100, 1_000, 60_000
"""Milliseconds: below the first nobody notices a lock, below the second it is one level less, and
from the third on it is one more."""
KIN = frozenset({"mysql", "mariadb"})
NARROW_KEY = "int32-primary-key"
LOCKS = "locks"
HOLDING = frozenset(
    {"statements-after-exclusive-lock", "unbatched-backfill", "validate-same-transaction"}
)
"""Rules of other families that are about how long a lock is held, all the same."""

Names = Mapping[str, frozenset[str]]
"""All names that a table has in the review, by each of them."""


@define(frozen=True, slots=False)
class Sizes:
    """`families` has the family of each rule: levels follow sizes where it is about locks."""

    statistics: Statistics
    families: Mapping[str, str]

    def told(self, outcome: Outcome) -> Outcome:
        """The outcome with what is known of the tables of its findings."""
        names = renamed(outcome)
        paths = {revision.id: revision.path for revision in outcome.revisions}
        findings = []
        for finding in outcome.findings:
            path = paths.get(finding.revision, finding.location.path)
            said = finding.level_of_rule or outcome.policy.levels.said(finding.rule, path)
            findings.append(self.sized(finding, names, settled=bool(said)))
        digest = outcome.digest and digest_of(outcome.digest, self.statistics)
        return evolve(outcome, findings=tuple(findings), digest=digest)

    def sized(self, finding: Finding, names: Names, *, settled: bool) -> Finding:
        """`settled`: the policy says what the level of the rule is there, and it stays."""
        if finding.rule == NARROW_KEY:
            return self.filled(finding, names)
        effect = finding.effect
        if effect is None or not self.speak_of(finding, effect):
            return finding
        table = self.worked_on(effect, finding.table, names)
        if table is None:
            return finding
        size = size_of(effect, table)
        level = finding.level if settled else self.level(finding, size)
        if level is finding.level:
            return evolve(finding, effect=evolve(effect, size=size))
        sized = evolve(effect, size=evolve(size, moved=True))
        return evolve(finding, effect=sized, level=level, level_of_rule=finding.level)

    def level(self, finding: Finding, size: Size) -> Level:
        """That of the rule, moved."""
        holding = finding.rule in HOLDING or self.families.get(finding.rule) == LOCKS
        if size.milliseconds is None or not holding:
            return finding.level
        rank = LEVELS.index(finding.level)
        if size.milliseconds < UNNOTICED:
            rank = 0
        elif size.milliseconds < SHORT:
            rank -= 1
        elif size.milliseconds >= LONG:
            rank += 1
        return LEVELS[min(max(rank, 0), len(LEVELS) - 1)]

    def speak_of(self, finding: Finding, effect: Impact) -> bool:
        """Whether the finding is of the database that the figures are of."""
        kin = KIN if self.database in KIN else {self.database}
        held = [span.lower() for span in finding.holds_on]
        there = not held or any(span.startswith(tuple(kin)) for span in held)
        return there and (effect.on or self.database) in kin

    def worked_on(self, effect: Impact, locked: str | None, names: Names) -> TableFigures | None:
        """A key locks the table that it points at, too, and reads the other one: what is read or
        written lasts. Of several, the largest.
        """
        done = {"scan": effect.scanned, "rewrite": effect.rewritten}.get(effect.duration, ())
        known = [table for name in done if (table := self.table(name, names))]
        if done:
            return max(known, key=lambda table: table.bytes or 0, default=None)
        return self.table(locked, names)

    def table(self, name: str | None, names: Names) -> TableFigures | None:
        """By the name that it has in the revision, else by one that it had or gets."""
        if name is None:
            return None
        wanted = (name, *sorted(names.get(name, ())))
        return next((self.tables[each] for each in wanted if each in self.tables), None)

    @property
    def database(self) -> str:
        return self.statistics.database

    @cached_property
    def tables(self) -> dict[str, TableFigures]:
        """By name, and those of the usual schema by their whole name too."""
        usual = {f"public.{each.name}": each for each in self.statistics.tables}
        return {**usual, **{each.name: each for each in self.statistics.tables}}

    def filled(self, finding: Finding, names: Names) -> Finding:
        """A key of few bits, with how much of it is used up."""
        table = self.table(finding.table, names)
        for one in self.statistics.ids:
            if table and (one.table, one.column) == (table.name, finding.column_name):
                return evolve(finding, message=f"{finding.message}; {use_of(one, self.rate(one))}")
        return finding

    def rate(self, one: IdFigures) -> float | None:
        """Rows a day, as if each write were a new row: there are no more than that."""
        table, days = self.tables.get(one.table), self.statistics.days
        return table.writes / days if table and table.writes and days else None


def akin(one: str, other: str) -> bool:
    return one == other or {one, other} == KIN


def refuse_another(statistics: Statistics, outcome: Outcome) -> None:
    """Raise StatisticsUnreadable."""
    reviewed = [target.database.value for target in outcome.targets] or [outcome.database]
    if not any(akin(statistics.database, each) for each in reviewed):
        raise StatisticsUnreadable(
            f"the figures are of {statistics.database}, and the review is for "
            f"{' and '.join(reviewed)}",
            "Take figures of that database, or review for the one that they are of.",
        )


def renamed(outcome: Outcome) -> dict[str, frozenset[str]]:
    """As the revisions of the review rename tables."""
    names: dict[str, frozenset[str]] = {}
    for revision in outcome.revisions:
        for done in revision.work.done if revision.work else ():
            if Deed.RENAME_TABLE in done.deeds and done.table and done.renamed_to:
                pair = (done.table, done.renamed_to)
                all_of_it = frozenset(pair).union(*(names.get(name, ()) for name in pair))
                names.update(dict.fromkeys(all_of_it, all_of_it))
    return names
