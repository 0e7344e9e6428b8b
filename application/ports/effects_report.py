"""What statements do, told to somebody."""

from typing import Protocol

from application.use_cases.tell_effects import EffectsAnswer


class EffectsReport(Protocol):
    def render(self, answer: EffectsAnswer) -> str:
        """Every statement in its order, all of its effect; ends with a line break."""
        ...
