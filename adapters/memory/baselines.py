"""Baselines that are kept as long as the process runs."""

from attrs import evolve, field

from domain.baseline import Baseline
from domain.classes import frozen
from domain.review.fingerprints import Identity

FIRST_LINE = 6
"""Where the first would stand in a file."""


@frozen
class InMemoryBaselines:
    kept: dict[str, Baseline] = field(factory=dict)

    def read(self, path: str) -> Baseline | None:
        return self.kept.get(path)

    def write(self, path: str, baseline: Baseline) -> None:
        ordered: list[Identity] = sorted(baseline.accepted, key=lambda each: each.order)
        lines = {identity: number for number, identity in enumerate(ordered, FIRST_LINE)}
        self.kept[path] = evolve(baseline, lines=lines, path=path)
