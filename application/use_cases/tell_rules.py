"""What rules there are, and what one of them is about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from domain.classes import frozen
from domain.errors import InputError

if TYPE_CHECKING:
    from domain.diagnosis.rule import EnvironmentRule
    from domain.rules.rule import Description, Rule


@frozen
class TellRules:
    """The descriptions of the rules, by name."""

    rules: Sequence[Rule | EnvironmentRule]

    def __call__(self) -> tuple[Description, ...]:
        return tuple(rule.about for rule in self.rules)

    def one(self, name: str) -> Description:
        """Raise InputError where there is no rule of that name."""
        refuse_unknown([name], self.rules)
        return next(rule.about for rule in self.rules if rule.about.name == name)


def refuse_unknown(names: Iterable[str], rules: Sequence[Rule | EnvironmentRule]) -> None:
    """Raise InputError that says what may have been meant."""
    from difflib import get_close_matches

    known = [rule.about.name for rule in rules]
    for name in sorted(set(names) - set(known)):
        near = get_close_matches(name, known, 1)
        meant = f"Did you mean {near[0]}?" if near else "`assay rules` lists them."
        raise InputError(f"there is no rule {name!r}. {meant}")
