"""The levels that a team gives to rules, everywhere or in some files only."""

from collections.abc import Iterator

from domain.classes import frozen
from domain.path_patterns import matches
from domain.review.finding import Finding, Level

OFF = "off"
Ruling = tuple[str, Level | None]
"""A rule and its level; None: the rule is off."""


@frozen
class PathLevels:
    """Levels in the files that a pattern names."""

    path: str
    levels: tuple[Ruling, ...]


@frozen
class Levels:
    """What is said of a file stands above what is said of all, and of several the last counts.

    `folder` is that of the project, seen from where the patterns were written.
    """

    everywhere: tuple[Ruling, ...] = ()
    paths: tuple[PathLevels, ...] = ()
    folder: str = ""

    def said(self, rule: str, path: str) -> tuple[Level | None, ...]:
        """One level, None where the rule is off; empty where nothing is said of it."""
        return tuple(level for name, level in self.in_file(path) if name == rule)[-1:]

    def in_file(self, path: str) -> Iterator[Ruling]:
        """From the weakest to the strongest."""
        yield from self.everywhere
        whole = f"{self.folder}/{path}" if self.folder else path
        for one in self.paths:
            if matches(one.path, whole):
                yield from one.levels

    def anywhere(self, rule: str) -> tuple[Level | None, ...]:
        """All that is said of a rule."""
        rulings = (*self.everywhere, *(each for one in self.paths for each in one.levels))
        return tuple(level for name, level in rulings if name == rule)


def level_under(finding: Finding, of_rule: Level, given: Level) -> Level:
    """Where the rule itself tells a finding at a lower level, it does not rise above that."""
    return given if finding.level is of_rule else min(given, finding.level)
