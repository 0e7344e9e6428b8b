"""A mapping that is never changed in place, and yet cheap to change."""

from collections.abc import ItemsView, Iterator, Mapping, ValuesView
from functools import cached_property
from typing import Generic, TypeVar

from attrs import field

from domain.classes import frozen

Key = TypeVar("Key")
Part = TypeVar("Part")

MOST_RECENT = 64


@frozen(slots=False, eq=False)
class Layered(Mapping[Key, Part], Generic[Key, Part]):
    """In the order of a dict. A change copies the few that changed of late, not all: a history of
    thousands of revisions makes a new one for each operation on thousands of tables.
    """

    settled: Mapping[Key, Part] = field(factory=dict)
    recent: Mapping[Key, Part] = field(factory=dict)

    def with_part(self, key: Key, part: Part) -> "Layered[Key, Part]":
        if len(self.recent) < MOST_RECENT:
            return Layered(self.settled, {**self.recent, key: part})
        return Layered({**self.whole, key: part})

    def without(self, key: Key) -> "Layered[Key, Part]":
        kept = {**self.settled, **self.recent}
        kept.pop(key, None)
        return Layered(kept)

    @cached_property
    def whole(self) -> Mapping[Key, Part]:
        return {**self.settled, **self.recent} if self.recent else self.settled

    def __getitem__(self, key: Key) -> Part:
        return self.recent[key] if key in self.recent else self.settled[key]

    def find(self, key: Key) -> Part | None:
        """As `get`, which the inherited class has look up twice."""
        found = self.recent.get(key)
        return self.settled.get(key) if found is None else found

    def __contains__(self, key: object) -> bool:
        return key in self.recent or key in self.settled

    def __iter__(self) -> Iterator[Key]:
        return iter(self.whole)

    def __len__(self) -> int:
        return len(self.whole)

    def values(self) -> ValuesView[Part]:
        """Those of a dict: the inherited ones would look each key up."""
        return self.whole.values()

    def items(self) -> ItemsView[Key, Part]:
        return self.whole.items()
