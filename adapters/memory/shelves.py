"""Shelves that last as long as the process."""

from collections.abc import Mapping, Sequence

from attrs import field

from application.ports.shelves import Filled, Kept
from domain.classes import define


@define
class InMemoryShelves:
    shelves: dict[str, dict[str, Kept]] = field(factory=dict)

    def read(self, shelf: str) -> Mapping[str, Kept]:
        return dict(self.shelves.get(shelf, {}))

    def write(self, *together: Sequence[Filled]) -> None:
        for group in together:
            for each in group:
                there = self.shelves.get(each.shelf, {})
                kept = {key: there[key] for key in each.keep if key in there}
                self.shelves[each.shelf] = kept | dict(each.content)
