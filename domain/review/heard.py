"""Which rules have had their one word in a review."""

from attrs import field

from domain.classes import define
from domain.direction import Direction

NOBODY: frozenset[str] = frozenset()


@define
class Heard:
    """Those that speak once a review, and have: whoever judges on need not ask them again.

    Each who judges a part has one of his own, so that what he says rests on nobody else.
    """

    by_direction: dict[Direction, frozenset[str]] = field(factory=dict)

    def going(self, direction: Direction) -> frozenset[str]:
        """Their names."""
        return self.by_direction.get(direction, NOBODY)

    def so_far(self) -> "Heard":
        """Another one, which what is heard from now on does not reach."""
        return Heard(dict(self.by_direction))

    def hear(self, rule: str, direction: Direction) -> None:
        self.by_direction[direction] = self.going(direction) | {rule}
