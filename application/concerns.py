"""What of a schema some revisions are concerned with, and which others say something of that."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from attrs import field

from domain.classes import define, frozen
from domain.operations import (
    AddColumn,
    AddConstraint,
    AlterColumn,
    ChangeRows,
    CreateIndex,
    CreateTable,
    DropColumn,
    DropConstraint,
    DropIndex,
    DropTable,
    EnumType,
    InsertRows,
    Operation,
    Reach,
    RenameTable,
    TableComment,
    Unread,
)
from domain.schema.elements import ForeignKey
from domain.schema.names import TableName
from domain.schema.object_changes import plain_name
from domain.sql_operations import (
    AlterTable,
    AttachPartition,
    ChangeObject,
    CreateView,
    DetachPartition,
    DropView,
    EnumValue,
    MoveTable,
    RefreshView,
    Reindex,
    RenameConstraint,
    RenameIndex,
    SetSetting,
    TransactionControl,
    Truncate,
    ValidateConstraint,
)

if TYPE_CHECKING:
    from domain.schema.datatypes import DataType
    from domain.schema.elements import Column, Constraint

UNDERSTOOD = (
    *(AddColumn, AddConstraint, AlterColumn, ChangeRows, CreateIndex, CreateTable, DropColumn),
    *(DropConstraint, DropIndex, DropTable, EnumType, InsertRows, RenameTable, TableComment),
    *(AlterTable, AttachPartition, ChangeObject, CreateView, DetachPartition, DropView, EnumValue),
    *(MoveTable, RefreshView, Reindex, RenameConstraint, RenameIndex, SetSetting, Truncate),
    *(TransactionControl, ValidateConstraint),
)
WITH_INDEXES = (CreateIndex, DropIndex, RenameIndex, Reindex)


@frozen
class Speech:
    """The names that an operation has in it, in lower case and without their schemas.

    `tables` are what it is about, or reads; `targets` those that its foreign keys point at; `parts`
    are indexes and constraints. `moves`: foreign keys that point at its tables change with it;
    `ties`: its tables change together from then on; `by_index`: it names an index and no table.
    """

    tables: frozenset[str] = frozenset()
    targets: frozenset[str] = frozenset()
    parts: frozenset[str] = frozenset()
    types: frozenset[str] = frozenset()
    moves: bool = False
    ties: bool = False
    by_index: bool = False

    @property
    def names(self) -> frozenset[str]:
        return self.tables | self.targets | self.parts | self.types


def speech_of(operation: Operation) -> Speech | None:
    """None where what it touches does not follow from the names in it."""
    if isinstance(operation, Unread):
        return Speech(lowered(tables_of(operation))) if operation.reach is Reach.NOTHING else None
    if not isinstance(operation, UNDERSTOOD):
        return None
    tables = lowered(tables_of(operation))
    return Speech(
        tables,
        lowered(key.target for key in keys_of(operation)),
        lowered(parts_of(operation)),
        lowered(types_of(operation)),
        moves=isinstance(operation, RenameTable | MoveTable)
        or (isinstance(operation, DropTable) and operation.cascade),
        ties=isinstance(operation, AttachPartition | CreateView)
        or (isinstance(operation, CreateTable) and operation.partition_of is not None),
        by_index=isinstance(operation, WITH_INDEXES) and operation.subject is None,
    )


def lowered(names: Iterable[TableName | str | None]) -> frozenset[str]:
    told = (name.name if isinstance(name, TableName) else plain_name(name or "") for name in names)
    return frozenset(name.lower() for name in told if name)


def tables_of(operation: Operation) -> Iterator[TableName | str | None]:
    yield operation.subject
    match operation:
        case RenameTable(new_name=new):
            yield new
        case CreateTable(partition_of=parent):
            yield parent
        case AttachPartition(partition=part) | DetachPartition(partition=part):
            yield part
        case Truncate(tables=tables):
            yield from tables
        case CreateView(reads=reads) | ChangeRows(reads=reads):
            yield from (table for table, _ in reads)


def keys_of(operation: Operation) -> Iterator[ForeignKey]:
    return (each for each in constraints_of(operation) if isinstance(each, ForeignKey))


def constraints_of(operation: Operation) -> Iterator[Constraint]:
    match operation:
        case CreateTable(constraints=constraints) | AddColumn(constraints=constraints):
            yield from constraints
        case AddConstraint(constraint=constraint):
            yield constraint


def parts_of(operation: Operation) -> Iterator[str | None]:
    yield from (constraint.name for constraint in constraints_of(operation))
    match operation:
        case CreateTable(indexes=indexes) | AddColumn(indexes=indexes):
            yield from (index.name for index in indexes)
        case CreateIndex(index=index):
            yield index.name
        case Reindex(index=name) | DropIndex(name=name) | DropConstraint(name=name):
            yield name
        case RenameIndex(name=old, new_name=new) | RenameConstraint(name=old, new_name=new):
            yield from (old, new)


def types_of(operation: Operation) -> Iterator[str | None]:
    match operation:
        case EnumType(name=name) | EnumValue(type_name=name):
            yield name
        case AlterColumn(type=new, existing_type=old):
            yield from (*names_of(new), *names_of(old))
        case CreateTable(columns=columns):
            yield from (name for column in columns for name in names_of_column(column))
        case AddColumn(column=column):
            yield from names_of_column(column)


def names_of_column(column: Column) -> Iterator[str | None]:
    return names_of(column.type)


def names_of(datatype: DataType | None) -> Iterator[str | None]:
    if datatype is not None:
        yield datatype.type_name
        if datatype.custom:
            yield datatype.name.rpartition(".")[2]


@define
class Concerns:
    """Names in lower case. `whole` are tables of which all matters, what points at them too;
    `states` those of which only they themselves do; `pointed` are what these point at. `parts` are
    names of indexes, constraints and types of theirs; of `types` it matters where they are used.
    `sought` are indexes whose table nobody has told yet.
    """

    whole: set[str] = field(factory=set)
    states: set[str] = field(factory=set)
    pointed: set[str] = field(factory=set)
    parts: set[str] = field(factory=set)
    types: set[str] = field(factory=set)
    sought: set[str] = field(factory=set)

    def begin(self, speech: Speech) -> None:
        """With what is judged."""
        self.whole |= speech.tables
        self.states |= speech.targets
        self.parts |= speech.parts
        self.types |= speech.types
        self.sought |= speech.parts if speech.by_index else set()

    @property
    def extent(self) -> int:
        return sum(map(len, (self.whole, self.states, self.pointed, self.parts, self.types)))

    def follow(self, speech: Speech) -> None:
        """With what others say of it: that leads to more."""
        if speech.targets & self.whole or speech.types & self.types:
            self.states |= speech.tables
        if speech.tables and speech.parts & self.sought:
            self.sought -= speech.parts
            self.whole |= speech.tables
        if speech.by_index and speech.parts & self.parts:
            # It may have a new name from then on.
            self.parts |= speech.parts
        if not speech.tables & (self.whole | self.states):
            return
        if speech.ties or (speech.moves and speech.tables & self.whole):
            self.whole |= speech.tables
        elif speech.moves:
            self.states |= speech.tables
        self.parts |= speech.parts | speech.types
        self.pointed |= speech.targets

    def heard_in(self, speech: Speech) -> bool:
        """Whether the operation may make a difference to any of it."""
        return bool(
            speech.tables & (self.whole | self.states)
            or speech.targets & self.whole
            or speech.parts & self.parts
            or speech.types & (self.types | self.parts)
            or (speech.moves and speech.tables & self.pointed)
        )
