"""The rules sorted by what they look at, so that a step meets only those it concerns."""

from collections.abc import Sequence
from functools import cached_property

from attrs import field

from domain.classes import define
from domain.databases.target import Database
from domain.direction import Direction
from domain.operations import Operation
from domain.review.finding import Finding
from domain.rules.brought import brought
from domain.rules.rule import (
    HistoryRule,
    ModelRule,
    ReleaseRule,
    RevisionRule,
    Rule,
    StepRule,
)
from domain.schema.schema import Schema
from domain.script import Step


@define
class OfKind:
    """The rules about one kind of operation, in one direction. Most operations bring nothing that
    the rules about types and constraints need, so that few of these are asked.
    """

    rules: tuple[StepRule, ...]
    by_brought: dict[frozenset[object], tuple[StepRule, ...]] = field(factory=dict)

    @cached_property
    def needed(self) -> frozenset[object]:
        return frozenset(need for rule in self.rules for need in rule.needs)

    def about(self, operation: Operation) -> tuple[StepRule, ...]:
        if not self.needed:
            return self.rules
        given = self.needed & brought(operation)
        found = self.by_brought.get(given)
        if found is None:
            found = self.by_brought[given] = tuple(
                rule for rule in self.rules if not rule.needs or given.intersection(rule.needs)
            )
        return found


@define
class RuleIndex:
    """The rules that speak of one database; none where nothing is judged."""

    rules: tuple[Rule, ...] = ()
    by_kind: dict[tuple[object, ...], OfKind] = field(factory=dict)

    @classmethod
    def of(
        cls, rules: Sequence[Rule], database: Database, asked_for: frozenset[str]
    ) -> "RuleIndex":
        """Rules that are not enabled are left out unless their names are asked for."""
        return cls(
            tuple(
                rule
                for rule in rules
                if database in rule.about.databases
                and (rule.about.enabled or rule.about.name in asked_for)
            )
        )

    def of_step(
        self, step: Step, direction: Direction, heard: frozenset[str] = frozenset()
    ) -> tuple[StepRule, ...]:
        """Without those of these names, which have said what they may."""
        # Not the direction itself: to hash a member of an enum is work for Python.
        up = direction is Direction.UPGRADE
        key = (up, type(step.operation), heard, step.batch, step.autocommit)
        found = self.by_kind.get(key)
        if found is None:
            found = self.by_kind[key] = OfKind(
                tuple(
                    rule
                    for rule in self.rules
                    if isinstance(rule, StepRule)
                    and rule.about.name not in heard
                    and direction in rule.directions
                    and (not rule.within or getattr(step, rule.within))
                    and (not rule.operations or isinstance(step.operation, rule.operations))
                )
            )
        return found.about(step.operation)

    @cached_property
    def of_revisions(self) -> list[RevisionRule]:
        return [rule for rule in self.rules if isinstance(rule, RevisionRule)]

    @cached_property
    def of_histories(self) -> list[HistoryRule]:
        return [rule for rule in self.rules if isinstance(rule, HistoryRule)]

    @cached_property
    def of_models(self) -> list[ModelRule]:
        return [rule for rule in self.rules if isinstance(rule, ModelRule)]

    @cached_property
    def of_releases(self) -> list[ReleaseRule]:
        return [rule for rule in self.rules if isinstance(rule, ReleaseRule)]

    def without_superseded(self, findings: Sequence[Finding]) -> tuple[Finding, ...]:
        """The same cause is told once, by the rule that knows most about it."""
        told = {
            (name, finding.location, finding.table)
            for finding in findings
            for name in self.superseded.get(finding.rule, ())
        }
        if not told:
            return tuple(findings)
        return tuple(f for f in findings if (f.rule, f.location, f.table) not in told)

    def first_of_each(self, unit: str, findings: Sequence[Finding]) -> list[Finding]:
        """Without what rules that speak once per `unit` said again in the same direction."""
        seen: set[tuple[str, Direction]] = set()
        kept: list[Finding] = []
        for finding in findings:
            if self.units.get(finding.rule) == unit:
                said = finding.rule, finding.direction
                if said in seen:
                    continue
                seen.add(said)
            kept.append(finding)
        return kept

    def without_mended(self, findings: Sequence[Finding], end: Schema) -> list[Finding]:
        """Without those that a later revision has settled: `end` is the schema after the last."""
        ask = {rule.about.name: rule.mended for rule in self.of_revisions if rule.mended}
        return [f for f in findings if f.rule not in ask or not ask[f.rule](f, end)]

    @cached_property
    def superseded(self) -> dict[str, tuple[str, ...]]:
        told = {rule.about.name: rule.about.supersedes for rule in self.rules}
        return {name: others for name, others in told.items() if others}

    @cached_property
    def heard_once(self) -> frozenset[str]:
        """The rules of which a revision has but the first word in each direction.

        Not those that supersede others, wherever they speak, or are superseded: a later word counts
        where the first one is taken back.
        """
        of_others = {name for names in self.superseded.values() for name in names}
        return frozenset(
            rule.about.name
            for rule in self.rules
            if rule.about.once_per != "step"
            and not rule.about.supersedes
            and rule.about.name not in of_others
        )

    @cached_property
    def once_a_review(self) -> frozenset[str]:
        """Of these the ones about steps that have but their first word in the whole review."""
        return frozenset(
            rule.about.name
            for rule in self.rules
            if isinstance(rule, StepRule)
            and rule.about.once_per == "review"
            and rule.about.name in self.heard_once
        )

    @cached_property
    def units(self) -> dict[str, str | None]:
        """For each rule that does not speak at every step the unit that it speaks once in."""
        told = {rule.about.name: rule.about.once_per for rule in self.rules}
        return {name: unit for name, unit in told.items() if unit != "step"}
