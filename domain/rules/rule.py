"""What a rule is: a frozen description and a pure function."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import cached_property
from typing import Any, Literal

from attrs import evolve, field

from domain.classes import frozen
from domain.databases.effect import Effect, TableLock
from domain.databases.effects import effect_in
from domain.databases.situation import Situation
from domain.databases.target import Database, Target
from domain.digests import digest_of
from domain.direction import Direction
from domain.environment import UNKNOWN, EnvironmentFacts, Unknown
from domain.history import History, Revision
from domain.mapped import Mapped
from domain.operations import Operation
from domain.released import Released
from domain.review.finding import Finding, Level
from domain.review.run import Uncommitted
from domain.rolling import Rolling
from domain.rule_options import Option, RuleOptions
from domain.schema.elements import Constraint
from domain.schema.names import TableName
from domain.schema.replay import apply
from domain.schema.schema import Schema
from domain.script import RevisionScripts, Step
from domain.source import Location
from domain.waivers import Waiver

Family = Literal[
    "locks",
    "data_loss",
    "compatibility",
    "existing_rows",
    "constraints",
    "types",
    "transactions",
    "raw_sql",
    "python",
    "sqlite",
    "mysql",
    "autogenerate",
    "graph",
    "environment",
    "models",
    "waivers",
]


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

    `before` is the schema just before the step, `started` the one before the revision's first in
    that direction; `created_tables` and `added_columns` are those made earlier in the same revision
    and direction. `earlier` and `later` are the other steps of that direction, in order: what looks
    like a loss may be one half of a replacement.

    `transaction` is the number of the step's transaction, None where it commits by itself. `held`
    are the strongest locks that earlier steps took in it, one a table. `lock_timeout` is what
    PostgreSQL's is set to here, None where it waits for ever. In a downgrade `before` has what the
    upgrade left, and `held` is empty: what it holds is not followed.

    `uncommitted` is what the run has done so far in the same transaction, in earlier revisions too,
    where one run applies them all.
    """

    target: Target
    revision: Revision
    direction: Direction
    step: Step
    before: Schema
    situation: Situation
    created_tables: frozenset[TableName]
    added_columns: frozenset[tuple[TableName, str]]
    earlier: tuple[Step, ...] = ()
    later: tuple[Step, ...] = ()
    transaction: int | Unknown | None = UNKNOWN
    held: tuple[TableLock, ...] = ()
    lock_timeout: str | Unknown | None = UNKNOWN
    environment: EnvironmentFacts = field(factory=EnvironmentFacts)
    started: Schema = field(factory=Schema)
    uncommitted: Uncommitted = field(factory=Uncommitted)
    options: RuleOptions = field(factory=RuleOptions)

    @cached_property
    def effect(self) -> Effect:
        """What it does on the server; found out when a rule first asks."""
        return effect_in(self.situation)

    @cached_property
    def digest(self) -> str:
        """Of what is asked of the database: 16 hexadecimal digits."""
        return digest_of(self.step.operation)[:16]

    def on(self, target: Target) -> "StepContext":
        """The same step on another server. Kept, since several rules may ask for its effect."""
        there = self.elsewhere.get(target)
        if there is None:
            situation = evolve(self.situation, target=target)
            there = self.elsewhere[target] = evolve(self, target=target, situation=situation)
        return there

    @cached_property
    def elsewhere(self) -> dict[Target, "StepContext"]:
        return {}

    @cached_property
    def after(self) -> Schema:
        """What its operation makes of the schema, without what batch mode loses on SQLite: nothing,
        where that is the operation itself.
        """
        if self.step.lost:
            return self.before
        return apply(self.step.operation, self.before, self.target)


@frozen
class RevisionContext:
    """A whole revision, after both directions were read.

    The schema `before` it, `after` its upgrade, and as its downgrade leaves it: `undone`. `rolling`
    is what each step of its upgrade means to the release before, in order.
    """

    target: Target
    revision: Revision
    scripts: RevisionScripts
    before: Schema = field(factory=Schema)
    after: Schema = field(factory=Schema)
    undone: Schema = field(factory=Schema)
    environment: EnvironmentFacts = field(factory=EnvironmentFacts)
    options: RuleOptions = field(factory=RuleOptions)
    rolling: tuple[Rolling, ...] = ()


@frozen
class Description:
    """What is told of a rule wherever it is told: docs, output, explain.

    `finds` completes "Finds ...", `why` says what happens with the truth measured, `silent_when`
    lists when it is no hazard, `less_when` completes "Only a warning when ...", `way_out` names the
    safe way in a sentence.

    `hazards` are the rows of the catalogue in tests/rules/hazards.json that it covers. Where a
    finding of a rule named in `supersedes` stands at the same place about the same table, this one
    tells its cause, and that one is left out. A rule that is not `enabled` speaks only when it was
    asked for. One that speaks `always` is about what fails or misleads whether or not anybody uses
    the table: it speaks of tables made in the same revision, too. Of all that a rule finds in each
    direction of a revision, or in a whole review, one finding is told where it says so: `once_per`.
    One whose verdict on a step `differs_by_version`, at all or where the table is `partitioned`, is
    asked again for the other versions of the server, so that its findings tell where they hold;
    what the others say holds on every version. It `differs_on` these databases, and on no others.
    `options` are what a team may choose about it.
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
    hazards: tuple[str, ...] = ()
    supersedes: tuple[str, ...] = ()
    enabled: bool = True
    always: bool = False
    differs_by_version: Literal["never", "partitioned", "always"] = "never"
    differs_on: tuple[Database, ...] = tuple(Database)
    once_per: Literal["step", "revision", "review"] = "step"
    options: tuple[Option[Any], ...] = ()


UPGRADES = (Direction.UPGRADE,)
BOTH_WAYS = tuple(Direction)


@frozen
class StepRule:
    """`check` is asked about steps of these kinds (none named: of all) in these directions; where
    it says what it `needs`, only of those that bring one of these: a constraint of a class, or a
    column of a type, by the first word of its name; where it speaks `within` a block alone, only
    of steps in one.
    """

    about: Description
    check: Callable[[StepContext], Iterable[Hit]]
    operations: tuple[type[Operation], ...] = ()
    directions: tuple[Direction, ...] = UPGRADES
    needs: tuple[type[Constraint] | str, ...] = ()
    within: Literal["", "batch", "autocommit"] = ""


@frozen
class RevisionRule:
    """`mended` is asked when the review is through, of each finding and the schema in the end:
    whether a later revision did what was missing, so that there is nothing to tell.
    """

    about: Description
    check: Callable[[RevisionContext], Iterable[Hit]]
    mended: Callable[[Finding, Schema], bool] | None = None


@frozen
class HistoryRule:
    """`check` gives each hit with the revision that it stands at."""

    about: Description
    check: Callable[[History], Iterable[tuple[Revision, Hit]]]


@frozen
class WaiverRule:
    """`check` says what is wrong with a waiver, if anything is.

    It is told whether a finding was waived by it, the names of all rules, and the day.
    """

    about: Description
    check: Callable[[Waiver, bool, frozenset[str], date | None], str | None]


@frozen
class ModelRule:
    """`check` is asked of each finding in a newest revision, with what the models map and the
    schema after the last revision, and says what it finds besides.
    """

    about: Description
    check: Callable[[Finding, Sequence[Mapped], Schema], Hit | None]


@frozen
class ReleaseRule:
    """`check` compares a history with what was released of it; it gives each hit with the revision
    that it stands at, which need not be a new one.
    """

    about: Description
    check: Callable[[Released, History], Iterable[tuple[Revision, Hit]]]


Rule = StepRule | RevisionRule | HistoryRule | WaiverRule | ModelRule | ReleaseRule
