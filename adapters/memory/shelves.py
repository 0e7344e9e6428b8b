"""Shelves that last as long as the process."""

from collections.abc import Collection, Mapping

from attrs import field

from application.ports.shelves import Kept
from domain.classes import define


@define
class InMemoryShelves:
    shelves: dict[str, dict[str, Kept]] = field(factory=dict)

    def read(self, shelf: str) -> Mapping[str, Kept]:
        return dict(self.shelves.get(shelf, {}))

    def write(
        self, shelf: str, content: Mapping[str, Kept], keep: Collection[str] = frozenset()
    ) -> None:
        there = self.shelves.get(shelf, {})
        self.shelves[shelf] = {key: there[key] for key in keep if key in there} | dict(content)
