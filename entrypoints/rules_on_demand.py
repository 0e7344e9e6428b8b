"""All rules, which are many, without loading them before somebody looks at one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, overload

if TYPE_CHECKING:
    from domain.rules.rule import Description, Rule


class RulesOnDemand(Sequence["Rule"]):
    """RULES, imported when it is first asked for anything."""

    @overload
    def __getitem__(self, place: int) -> Rule: ...

    @overload
    def __getitem__(self, place: slice) -> tuple[Rule, ...]: ...

    def __getitem__(self, place: int | slice) -> Rule | tuple[Rule, ...]:
        return self.loaded[place]

    def __len__(self) -> int:
        return len(self.loaded)

    @property
    def loaded(self) -> tuple[Rule, ...]:
        from domain.rules import RULES

        return RULES


RULES = RulesOnDemand()


def descriptions_of_doctor() -> tuple[Description, ...]:
    """What is known of each rule that `assay doctor` asks."""
    from domain.diagnosis.rules import ENVIRONMENT_RULES

    return tuple(rule.about for rule in ENVIRONMENT_RULES)
