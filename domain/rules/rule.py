"""What a rule is: a frozen description and a pure function."""

from collections.abc import Callable, Iterable
from typing import Literal

from attrs import frozen

from domain.databases.effect import Effect, TableLock
from domain.databases.target import Database, Target
from domain.environment import UNKNOWN, Unknown
from domain.history import History, Revision
from domain.review.finding import Level
from domain.schema.names import TableName
from domain.schema.schema import Schema
from domain.script import Direction, RevisionScripts, Step
from domain.source import Location

Family = Literal["locks", "data_loss", "compatibility", "existing_rows", "graph"]


@frozen
class Hit:
    """What a rule found. Where `location` is None it is the step's, or the revision's.

    `level` is given where it is lower than the rule's: too much of it is assumed. `direction` is
    asked for only where the rule is not about a step, which has its own.
    """

    message: str
    table: TableName | None = None
    column_name: str | None = None
    fix: str = ""
    location: Location | None = None
    assumption: str = ""
    level: Level | None = None
    direction: Direction = Direction.UPGRADE


@frozen
class StepContext:
    """A step, with everything that a rule may ask about it.

    `before` is the schema just before the step; `created_tables` and `added_columns` are those
    made earlier in the same revision and direction. `earlier` and `later` are the other steps of
    that direction, in order: what looks like a loss may be one half of a replacement.

    `transaction` is the number of the step's transaction, None where it commits by itself. `held`
    are the strongest locks that earlier steps took in it, one a table. `lock_timeout` is what
    PostgreSQL's is set to here, None where it waits for ever.
    """

    target: Target
    revision: Revision
    direction: Direction
    step: Step
    before: Schema
    effect: Effect
    created_tables: frozenset[TableName]
    added_columns: frozenset[tuple[TableName, str]]
    earlier: tuple[Step, ...] = ()
    later: tuple[Step, ...] = ()
    transaction: int | Unknown | None = UNKNOWN
    held: tuple[TableLock, ...] = ()
    lock_timeout: str | Unknown | None = UNKNOWN


@frozen
class RevisionContext:
    """A whole revision, after both directions were read."""

    target: Target
    revision: Revision
    scripts: RevisionScripts


@frozen
class Description:
    """What is told of a rule wherever it is told: docs, output, explain.

    `finds` completes "Finds ...", `why` says what happens with the truth measured, `silent_when`
    lists when it is no hazard, `less_when` completes "Only a warning when ...", `way_out` names the
    safe way in a sentence.
    """

    name: str
    family: Family
    level: Level
    finds: str
    why: str
    silent_when: tuple[str, ...]
    way_out: str
    databases: tuple[Database, ...] = tuple(Database)
    less_when: str = ""


@frozen
class StepRule:
    about: Description
    check: Callable[[StepContext], Iterable[Hit]]


@frozen
class RevisionRule:
    about: Description
    check: Callable[[RevisionContext], Iterable[Hit]]


@frozen
class HistoryRule:
    """`check` gives each hit with the revision that it stands at."""

    about: Description
    check: Callable[[History], Iterable[tuple[Revision, Hit]]]


Rule = StepRule | RevisionRule | HistoryRule
