"""What each operation means to the release before. Pure: the step, and the schemas before it."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from domain.databases.effect import Effect
from domain.operations import (
    AddColumn,
    AddConstraint,
    AlterColumn,
    CreateIndex,
    CreateTable,
    DropColumn,
    DropConstraint,
    DropDefault,
    DropTable,
    EnumType,
    RenameTable,
)
from domain.rolling import Break, Kind, Rolling
from domain.schema.elements import Check, Column, Default, ForeignKey, Index, NotNull
from domain.schema.names import TableName
from domain.schema.schema import Schema
from domain.schema.value_kinds import kind_of
from domain.script import Step
from domain.sql_operations import (
    AddDomainConstraint,
    AttachPartition,
    ChangeObject,
    CreateDomain,
    CreateFunction,
    CreateView,
    DropSchema,
    DropView,
    EnumValue,
    MoveTable,
)

EXPANDS = Rolling(expands=True)
NEITHER = Rolling()


def rolling(step: Step, before: Schema, started: Schema, effect: Effect) -> Rolling:
    """`before` the step, and as the revision `started`: what it made itself nobody uses yet."""
    told = STEPS.get(type(step.operation))
    if told is None or effect.refused:
        return NEITHER
    table = step.operation.subject
    if table is not None and is_new(table, before, started):
        return EXPANDS if told in EXPANDING else NEITHER
    return told(step.operation, before, started, effect)


def is_new(table: TableName, before: Schema, started: Schema) -> bool:
    known = before.table(table)
    return known is not None and (known.temporary or started.table(table) is None)


def is_new_column(table: TableName, column: str, before: Schema, started: Schema) -> bool:
    now, then = before.table(table), started.table(table)
    return (
        now is not None
        and then is not None
        and now.column(column) is not None
        and then.column(column) is None
    )


def expands(operation: Any, before: Schema, started: Schema, effect: Effect) -> Rolling:
    return EXPANDS


def gone(what: str, table: TableName | None = None, column: str | None = None) -> Break:
    return Break(Kind.GONE, what, table, column)


def drop_table(operation: DropTable, *_: object) -> Rolling:
    table = operation.table
    return Rolling(breaks=(gone(f"code that uses table {table}", table),))


def rename_table(operation: RenameTable, *_: object) -> Rolling:
    table = operation.table
    if operation.new_name == table.name:
        return NEITHER
    return Rolling(True, (gone(f"code that uses table {table}", table),))


def move_table(operation: MoveTable, *_: object) -> Rolling:
    return Rolling(True, (gone(f"code that uses table {operation.table}", operation.table),))


def drop_schema(operation: DropSchema, *_: object) -> Rolling:
    return Rolling(breaks=(gone(f"code that uses tables of schema {operation.name}"),))


def drop_view(operation: DropView, *_: object) -> Rolling:
    name = operation.table
    return Rolling(breaks=(gone(f"code that reads view {name}", name),))


def drop_column(operation: DropColumn, before: Schema, started: Schema, effect: Effect) -> Rolling:
    table, column = operation.table, operation.column
    if is_new_column(table, column, before, started):
        return NEITHER
    return Rolling(breaks=(gone(f"code that still uses {table}.{column}", table, column),))


def add_column(operation: AddColumn, *_: object) -> Rolling:
    table, column = operation.table, operation.column
    if column.nullable is not False or gives_value(column):
        return EXPANDS
    return Rolling(True, (left_out(table, column.name),))


def gives_value(column: Column) -> bool:
    serial = column.type is not None and column.type.name.endswith("serial")
    return serial or column.identity or column.computed is not None or column.default is not None


def left_out(table: TableName, column: str) -> Break:
    what = f"INSERTs into {table} that leave {column} out"
    return Break(Kind.REQUIRED, what, table, column)


def alter_column(
    operation: AlterColumn, before: Schema, started: Schema, effect: Effect
) -> Rolling:
    table, name = operation.table, operation.column
    column = before.known_or_blank(table).column(name) or Column(
        name, operation.existing_type, operation.existing_nullable, operation.existing_default
    )
    loosens = operation.nullable is True or isinstance(operation.default, Default)
    renamed = operation.new_name not in (None, name)
    breaks = [*stricter(operation, column)]
    if not is_new_column(table, name, before, started):
        if renamed:
            breaks.append(gone(f"code that still uses {table}.{name}", table, name))
        breaks.extend(retyped(operation, column, effect))
    return Rolling(loosens or renamed or operation.type is not None, tuple(breaks))


def stricter(operation: AlterColumn, column: Column) -> Iterator[Break]:
    """An INSERT that does not name the column fails from now on, whether it knew it or not."""
    table, called = operation.table, operation.new_name or operation.column
    required = column.nullable if operation.nullable is None else operation.nullable
    if required is not False:
        return
    keeps = column.default is not None and not isinstance(operation.default, DropDefault)
    filled = keeps or isinstance(operation.default, Default) or bool(operation.identity)
    was_strict = column.nullable is False and column.default is None
    asked = operation.nullable is False or isinstance(operation.default, DropDefault)
    by_itself = was_strict or column.identity or column.computed is not None
    if asked and not filled and not by_itself:
        yield left_out(table, called)


def retyped(operation: AlterColumn, column: Column, effect: Effect) -> Iterator[Break]:
    table, name, new = operation.table, operation.column, operation.type
    if new is None or column.type is None:
        return
    was, now = kind_of(column.type), kind_of(new)
    if was is not None and now is not None and was != now:
        what = f"code that knows {table}.{name} as {was}"
        yield Break(Kind.CHANGED, what, table, name)
    elif effect.may_fail and operation.nullable is None:
        what = f"writes to {table}.{name} that do not fit {new}"
        yield Break(Kind.REFUSED, what, table, name)


def add_constraint(
    operation: AddConstraint, before: Schema, started: Schema, effect: Effect
) -> Rolling:
    table, constraint = operation.table, operation.constraint
    if isinstance(constraint, NotNull):
        return Rolling(breaks=(left_out(table, constraint.column),))
    if getattr(constraint, "using_index", None):
        return EXPANDS  # Its unique index has kept such writes out since it was built.
    columns = getattr(constraint, "columns", ())
    if any(is_new_column(table, column, before, started) for column in columns):
        return EXPANDS
    if isinstance(constraint, Check | ForeignKey):
        kind = "check" if isinstance(constraint, Check) else "foreign key"
        what = f"writes to {table} that break {kind} {constraint.name or ''}".rstrip()
    else:
        what = f"writes to {table} that repeat ({', '.join(columns) or constraint.name})"
    return Rolling(breaks=(Break(Kind.REFUSED, what, table),))


def create_index(
    operation: CreateIndex, before: Schema, started: Schema, effect: Effect
) -> Rolling:
    table, index = operation.table, operation.index
    if not index.unique or covers_new_column(index, table, before, started):
        return EXPANDS
    what = f"writes to {table} that repeat ({', '.join(index.elements)})"
    return Rolling(breaks=(Break(Kind.REFUSED, what, table),))


def covers_new_column(index: Index, table: TableName, before: Schema, started: Schema) -> bool:
    return any(is_new_column(table, element, before, started) for element in index.elements)


def enum_type(operation: EnumType, *_: object) -> Rolling:
    return EXPANDS if operation.create else NEITHER


def enum_value(operation: EnumValue, *_: object) -> Rolling:
    old = operation.renamed_from
    if old is None:
        return EXPANDS
    what = f"code that writes {old!r} of {operation.type_name}, or reads {operation.value!r}"
    return Rolling(True, (Break(Kind.CHANGED, what),))


def change_object(operation: ChangeObject, *_: object) -> Rolling:
    if operation.verb != "DROP" or operation.kind == "EXTENSION":
        return EXPANDS if operation.verb == "CREATE" else NEITHER
    what = f"code that uses {operation.kind.lower()} {operation.name}".rstrip()
    return Rolling(breaks=(gone(what),))


def add_domain_constraint(operation: AddDomainConstraint, *_: object) -> Rolling:
    what = f"writes of values that domain {operation.domain} does not take any more"
    return Rolling(breaks=(Break(Kind.REFUSED, what),))


Told = Callable[..., Rolling]
STEPS: Mapping[type, Told] = {
    CreateTable: expands,
    CreateView: expands,
    CreateFunction: expands,
    CreateDomain: expands,
    AttachPartition: expands,
    DropConstraint: expands,
    DropTable: drop_table,
    RenameTable: rename_table,
    MoveTable: move_table,
    DropSchema: drop_schema,
    DropView: drop_view,
    AddColumn: add_column,
    DropColumn: drop_column,
    AlterColumn: alter_column,
    AddConstraint: add_constraint,
    CreateIndex: create_index,
    EnumType: enum_type,
    EnumValue: enum_value,
    ChangeObject: change_object,
    AddDomainConstraint: add_domain_constraint,
}
EXPANDING = (expands, add_column, add_constraint, create_index)
