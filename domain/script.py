"""What a revision does in one direction: its operations, each with its line, in order."""

from collections.abc import Iterator
from enum import Enum

from attrs import frozen

from domain.operations import Operation, Unread
from domain.source import Location


class Direction(Enum):
    UPGRADE = "upgrade"
    DOWNGRADE = "downgrade"


class Body(Enum):
    """What stands in `upgrade()` or `downgrade()`."""

    PRESENT = "present"
    EMPTY = "empty"
    RAISES = "raises"
    MISSING = "missing"


@frozen
class Step:
    """One operation where it happens.

    `conditional`: it may or may not run (a condition that is not known stands around it).
    `guarded`: an error of it may be swallowed (`try`). `autocommit`: inside autocommit_block.
    `batch`: inside batch_alter_table, `recreate` being what it asked for.
    """

    operation: Operation
    location: Location
    conditional: bool = False
    guarded: bool = False
    autocommit: bool = False
    batch: bool = False
    recreate: str | None = None


@frozen
class Script:
    """The steps of one direction, in the order in which they would run."""

    body: Body
    steps: tuple[Step, ...] = ()
    location: Location | None = None

    @property
    def unread(self) -> Iterator[tuple[Unread, Location]]:
        for step in self.steps:
            if isinstance(step.operation, Unread):
                yield step.operation, step.location


@frozen
class RevisionScripts:
    upgrade: Script
    downgrade: Script

    def of(self, direction: Direction) -> Script:
        return self.upgrade if direction is Direction.UPGRADE else self.downgrade
