"""What a revision does in one direction: its operations, each with its line, in order."""

from collections.abc import Iterator
from enum import Enum

from domain.classes import frozen
from domain.direction import Direction
from domain.operations import Operation, Unread
from domain.source import Location
from domain.waivers import Waiver


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
    `batch`: inside batch_alter_table, `recreate` being what it asked for, `batch_keywords` the
    other keywords that it was given (`copy_from`, `naming_convention`, ...). `as_sql`: it was sent
    as SQL text, so that Alembic renders nothing. `lost`: batch mode makes nothing of it, and says
    nothing. `in_copy`: the table is copied already for a step of the same block.
    """

    operation: Operation
    location: Location
    conditional: bool = False
    guarded: bool = False
    autocommit: bool = False
    batch: bool = False
    recreate: str | None = None
    as_sql: bool = False
    batch_keywords: tuple[str, ...] = ()
    lost: bool = False
    in_copy: bool = False


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


class Habit(Enum):
    """What a revision does as a program, beside its operations."""

    LIVE_IMPORT = "live-import"
    WORK_AT_IMPORT = "work-at-import"
    OUTSIDE_CALL = "outside-call"
    WAITS = "waits"
    EXITS = "exits"
    PRINTS_SECRET = "prints-secret"
    SWALLOWS_ERROR = "swallows-error"
    TRY_IN_BATCH = "try-in-batch"
    COLUMN_AS_NAME = "column-as-name"
    CHANGES_NOTHING = "changes-nothing"
    TEXT_WITH_BIND = "text-with-bind"
    VALUE_IN_TEXT = "value-in-text"
    UNDEFINED_NAME = "undefined-name"


@frozen
class Noticed:
    """A habit where it shows. `what` is it as the source says it, or the name that matters.

    `direction` None: when the file is imported, whatever is asked of it. `structural` tells
    whether operations on the schema stand in it.
    """

    habit: Habit
    location: Location
    what: str
    direction: Direction | None = None
    structural: bool = False


@frozen
class RevisionScripts:
    """`asks_schema`: the steps follow from what the database said was there. `helpers` is a digest
    of what else of the project they follow from (the modules that they call, the options that they
    ask for), empty where that is nothing.
    """

    upgrade: Script
    downgrade: Script
    noticed: tuple[Noticed, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    asks_schema: bool = False
    helpers: str = ""

    def habits(self, habit: Habit) -> Iterator[Noticed]:
        return iter([noticed for noticed in self.noticed if noticed.habit is habit])

    def of(self, direction: Direction) -> Script:
        return self.upgrade if direction is Direction.UPGRADE else self.downgrade
