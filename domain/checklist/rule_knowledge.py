"""Which findings answer for which rules."""

from collections.abc import Collection, Iterable, Mapping
from functools import cached_property

from attrs import field

from domain.checklist.item import Item
from domain.classes import define
from domain.databases.target import Database
from domain.direction import Direction
from domain.policy import Settled
from domain.review.finding import Finding
from domain.rules.rule import Description, HistoryRule, ReleaseRule, Rule, StepRule


@define(slots=False, frozen=True)
class RuleKnowledge:
    """The rules that there are, and what a team has `settled` about them."""

    rules: tuple[Rule, ...]
    settled: Settled = field(factory=Settled)

    @cached_property
    def about(self) -> Mapping[str, Description]:
        return {rule.about.name: rule.about for rule in self.rules}

    @cached_property
    def told_once(self) -> frozenset[str]:
        """What they find stands at one revision, and is about others as well."""
        of_all = (r.about.name for r in self.rules if isinstance(r, HistoryRule | ReleaseRule))
        once = (r.about.name for r in self.rules if r.about.once_per == "review")
        return frozenset((*of_all, *once))

    def answering(self, item: Item) -> frozenset[str]:
        """The rules of the item, and those that speak in the place of one of them."""
        instead = (
            rule.about.name for rule in self.rules if set(rule.about.supersedes) & set(item.rules)
        )
        return frozenset((*item.rules, *instead))

    def is_off(self, name: str, path: str) -> bool:
        """Nobody asked it about that file."""
        if name not in self.about:
            return True
        for level in self.settled.levels.said(name, path):
            return level is None
        return not self.about[name].enabled and name not in self.settled.enabled

    def speaking(self, item: Item, databases: Collection[Database]) -> tuple[str, ...]:
        """Its rules, but for those that speak of none of them."""
        known = [name for name in item.rules if name in self.about]
        foreign = {n for n in known if not set(self.about[n].databases) & {*databases}}
        return tuple(name for name in item.rules if name not in foreign)

    def of_item(
        self, item: Item, findings: Iterable[Finding], revisions: frozenset[str]
    ) -> tuple[Finding, ...]:
        """Those about the revisions that answer the item."""
        rules = self.answering(item)
        return tuple(
            finding
            for finding in findings
            if finding.rule in rules
            and (finding.revision in revisions or finding.rule in self.told_once)
            and (not item.backwards or self.is_backwards(finding))
        )

    def is_backwards(self, finding: Finding) -> bool:
        """A rule that is heard in both directions says of which it speaks."""
        both = finding.rule in self.heard_both_ways
        return not both or finding.direction is Direction.DOWNGRADE

    @cached_property
    def heard_both_ways(self) -> frozenset[str]:
        steps = (rule for rule in self.rules if isinstance(rule, StepRule))
        return frozenset(r.about.name for r in steps if set(r.directions) == {*Direction})
