"""Telling people about the rules."""

from collections.abc import Sequence
from typing import Protocol

from domain.rules.rule import Description


class RulesReport(Protocol):
    def listing(self, rules: Sequence[Description]) -> str:
        """All of them, a few words each."""
        ...

    def page(self, rule: Description) -> str:
        """All that is known of one."""
        ...
