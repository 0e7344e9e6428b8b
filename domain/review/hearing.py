"""Which rules are asked of a revision, and at which level their findings are told."""

from collections.abc import Iterable, Sequence

import attrs
from attrs import field

from domain.classes import define
from domain.history import History
from domain.levels import Levels, Ruling, level_under
from domain.policy import Policy
from domain.review.finding import Finding, Level
from domain.review.rule_index import RuleIndex
from domain.rules.rule import Rule


@define
class Hearing:
    """`rules` are all that there are, `anywhere` those that may speak of some revision; what is off
    is not asked.

    A rule that is off by itself speaks where it was asked for, or where a level was given to it.
    """

    rules: Sequence[Rule]
    anywhere: RuleIndex
    policy: Policy
    by_rulings: dict[tuple[Ruling, ...], RuleIndex] = field(factory=dict)

    @classmethod
    def of(cls, rules: Sequence[Rule], policy: Policy) -> "Hearing":
        levels = policy.levels
        given = {rule.about.name: levels.anywhere(rule.about.name) for rule in rules}
        asked = {name for name, said in given.items() if any(said)}
        silent = off(levels) - asked
        index = RuleIndex.of(
            [rule for rule in rules if rule.about.name not in silent],
            policy.target.database,
            policy.enabled | asked,
        )
        return cls(rules, index, policy)

    def at(self, path: str) -> RuleIndex:
        """The rules that are asked of the revision in that file."""
        levels = self.policy.levels
        if not levels.paths:
            return self.anywhere
        rulings = tuple(levels.in_file(path))
        if rulings not in self.by_rulings:
            speaking = (r for r in self.anywhere.rules if self.speaks(r, path))
            self.by_rulings[rulings] = RuleIndex(tuple(speaking))
        return self.by_rulings[rulings]

    def speaks(self, rule: Rule, path: str) -> bool:
        said = self.policy.levels.said(rule.about.name, path)
        by_itself = rule.about.enabled or rule.about.name in self.policy.enabled
        return said[0] is not None if said else by_itself

    def levelled(self, findings: Iterable[Finding], history: History) -> list[Finding]:
        """The findings at the levels that were given, without those of rules that are off there."""
        if self.policy.levels == Levels():
            return list(findings)
        of_rules = {rule.about.name: rule for rule in self.anywhere.rules}
        told = []
        for finding in findings:
            rule, path = of_rules.get(finding.rule), file_of(finding, history)
            if rule is not None and self.speaks(rule, path):
                said = self.policy.levels.said(finding.rule, path)
                told.append(at_level(finding, rule.about.level, said))
        return told


def at_level(finding: Finding, of_rule: Level, said: tuple[Level | None, ...]) -> Finding:
    given = said[0] if said else None
    level = level_under(finding, of_rule, given) if given else finding.level
    if level is finding.level:
        return finding
    return attrs.evolve(finding, level=level, level_of_rule=finding.level)


def file_of(finding: Finding, history: History) -> str:
    """The file of its revision, wherever in a helper the finding stands."""
    revision = history.by_id.get(finding.revision)
    return revision.path if revision else finding.location.path


def off(levels: Levels) -> set[str]:
    """Rules that are off wherever nothing else is said."""
    return {name for name, level in dict(levels.everywhere).items() if level is None}
