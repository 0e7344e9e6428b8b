"""What the size of a table means for a finding about a lock: how long it is held, and its level."""

from collections.abc import Mapping
from functools import cached_property

from attrs import define, evolve

from domain.digests import digest_of
from domain.errors import StatisticsUnreadable
from domain.review.finding import LEVELS, Finding, Impact, Level, Size
from domain.review.outcome import Outcome
from domain.review.work import Deed
from domain.statistics import IdFigures, Statistics, TableFigures

MEGABYTES_A_SECOND = {"scan": 200, "index build": 30, "rewrite": 30}
"""Of the table, with its indexes where it is rewritten: see docs/stats.md for what was measured."""
ROWS_A_SECOND = 20_000

UNNOTICED, SHORT, LONG = 100, 1_000, 60_000
"""Milliseconds: below the first nobody notices a lock, below the second it is one level less, and
from the third on it is one more."""
KIN = {"mysql", "mariadb"}
NARROW_KEY = "int32-primary-key"


@define(frozen=True, slots=False)
class Sizes:
    """`families` has the family of each rule: levels follow sizes where a rule is about locks."""

    statistics: Statistics
    families: Mapping[str, str]

    def told(self, outcome: Outcome) -> Outcome:
        """The outcome with what is known of the tables of its findings."""
        names = renamed(outcome)
        findings = tuple(self.sized(finding, names) for finding in outcome.findings)
        digest = outcome.digest and digest_of(outcome.digest, self.statistics)
        return evolve(outcome, findings=findings, digest=digest)

    def sized(self, finding: Finding, names: Mapping[str, frozenset[str]]) -> Finding:
        if finding.rule == NARROW_KEY:
            return self.filled(finding)
        effect, table = finding.effect, self.table_of(finding, names)
        if effect is None or table is None or (effect.on or self.database) != self.database:
            return finding
        size = size_of(effect, table)
        level = self.level(finding, size)
        if level is finding.level:
            return evolve(finding, effect=evolve(effect, size=size))
        size = evolve(size, moved=True)
        own = finding.level
        return evolve(finding, effect=evolve(effect, size=size), level=level, level_of_rule=own)

    def level(self, finding: Finding, size: Size) -> Level:
        """That of the rule, moved; a level that the policy names stays."""
        settled = finding.level_of_rule is not None
        if settled or size.milliseconds is None or self.families.get(finding.rule) != "locks":
            return finding.level
        rank = LEVELS.index(finding.level)
        if size.milliseconds < UNNOTICED:
            rank = 0
        elif size.milliseconds < SHORT:
            rank -= 1
        elif size.milliseconds >= LONG:
            rank += 1
        return LEVELS[min(max(rank, 0), len(LEVELS) - 1)]

    def table_of(
        self, finding: Finding, names: Mapping[str, frozenset[str]]
    ) -> TableFigures | None:
        """By the name that it has in the revision, else by one that it had or gets."""
        if finding.table is None:
            return None
        wanted = (finding.table, *sorted(names.get(finding.table, ())))
        return next((self.tables[name] for name in wanted if name in self.tables), None)

    @property
    def database(self) -> str:
        return self.statistics.database

    @cached_property
    def tables(self) -> dict[str, TableFigures]:
        """By name, and those of the usual schema by their whole name too."""
        usual = {f"public.{each.name}": each for each in self.statistics.tables}
        return {**usual, **{each.name: each for each in self.statistics.tables}}

    def filled(self, finding: Finding) -> Finding:
        """A key of few bits, with how much of it is used up."""
        for one in self.statistics.ids:
            if (one.table, one.column) == (finding.table, finding.column_name):
                return evolve(finding, message=f"{finding.message}; {use_of(one, self.rate(one))}")
        return finding

    def rate(self, one: IdFigures) -> float | None:
        """Rows a day, as if each write were a new row: there are no more than that."""
        table, days = self.tables.get(one.table), self.statistics.days
        return table.writes / days if table and table.writes and days else None


def refuse_another(statistics: Statistics, outcome: Outcome) -> None:
    """Raise StatisticsUnreadable."""
    reviewed = [target.database.value for target in outcome.targets] or [outcome.database]
    if statistics.database not in reviewed and not {statistics.database, *reviewed} >= KIN:
        raise StatisticsUnreadable(
            f"the figures are of {statistics.database}, and the review is for "
            f"{' and '.join(reviewed)}",
            "Take figures of that database, or review for the one that they are of.",
        )


def size_of(effect: Impact, table: TableFigures) -> Size:
    seconds, basis = estimate(effect.duration, table)
    milliseconds = None if seconds is None else round(seconds * 1000)
    return Size(table.rows, table.bytes, table.index_bytes, milliseconds, basis)


def estimate(duration: str, table: TableFigures) -> tuple[float | None, str]:
    """Seconds, and what they rest on; None where nothing lasts, or the size is not known."""
    if duration == "row changes" and table.rows is not None:
        return table.rows / ROWS_A_SECOND, f"{ROWS_A_SECOND:,} rows/s"
    speed = MEGABYTES_A_SECOND.get(duration)
    if speed is None or table.bytes is None:
        return None, ""
    whole = table.bytes + (table.index_bytes if duration == "rewrite" else 0)
    return whole / 1e6 / speed, f"{speed} MB/s"


def renamed(outcome: Outcome) -> dict[str, frozenset[str]]:
    """All names of a table by each of them, as the revisions of the review rename it."""
    names: dict[str, frozenset[str]] = {}
    for revision in outcome.revisions:
        for done in revision.work.done if revision.work else ():
            if Deed.RENAME_TABLE in done.deeds and done.table and done.renamed_to:
                pair = (done.table, done.renamed_to)
                all_of_it = frozenset(pair).union(*(names.get(name, ()) for name in pair))
                names.update(dict.fromkeys(all_of_it, all_of_it))
    return names


def use_of(one: IdFigures, rows_a_day: float | None) -> str:
    text = f"{one.largest:,} of {one.limit:,} are used ({one.used:.0%})"
    if not rows_a_day:
        return text
    days = (one.limit - one.largest) / rows_a_day
    when = f"{days:,.0f} days" if days < 1000 else f"{days / 365:,.0f} years"
    return f"{text}, and at the writes so far they last {when} at least"
