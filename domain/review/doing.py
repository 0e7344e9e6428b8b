"""From the steps of an upgrade to what the checklist is told of them."""

from collections.abc import Collection, Iterator

from domain.databases.effect import Blocks, Effect, TableLock
from domain.history import Revision
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
    RenameTable,
    RunSql,
    TableComment,
    Unread,
)
from domain.review.work import Deed, Done, Work
from domain.rules.old_types import type_before
from domain.rules.rule import StepContext
from domain.schema.elements import (
    Check,
    Constraint,
    Exclusion,
    ForeignKey,
    NotNull,
    PrimaryKey,
    Unique,
)
from domain.schema.names import TableName
from domain.script import RevisionScripts, Script
from domain.sql_operations import (
    AlterTable,
    CreateView,
    DropSchema,
    DropView,
    EnumValue,
    MoveTable,
    RefreshView,
    Reindex,
    Truncate,
    ValidateConstraint,
)


def work_of(revision: Revision, scripts: RevisionScripts, done: tuple[Done, ...]) -> Work:
    back = scripts.downgrade
    return Work(
        message=revision.message,
        parents=revision.runs_after,
        done=done,
        way_back=back.body.value,
        undone=len(back.steps),
        undone_unread=unread_in(back),
    )


def unread_in(script: Script) -> int:
    return sum(isinstance(step.operation, Unread | RunSql) for step in script.steps)


def done_of(context: StepContext) -> Done:
    operation, effect = context.step.operation, context.effect
    worst = strongest(effect, context.created_tables)
    subject = operation.subject
    new = isinstance(operation, CreateTable) or subject in context.created_tables
    return Done(
        deeds=deeds(context),
        what=words(context),
        line=own_line(context),
        lock=worst if worst and worst.blocks is not Blocks.NOTHING else None,
        duration=effect.duration,
        timeout=context.lock_timeout if isinstance(context.lock_timeout, str) else None,
        used=not new or worst is not None,
        table=str(subject) if subject else None,
        renamed_to=new_name(operation),
    )


def strongest(effect: Effect, new: Collection[TableName]) -> TableLock | None:
    """The first of the strongest locks on tables that others may use."""
    worst: TableLock | None = None
    for lock in effect.locks:
        if lock.table not in new and (worst is None or lock.rank > worst.rank):
            worst = lock
    return worst


def new_name(operation: Operation) -> str | None:
    match operation:
        case RenameTable(table=table, new_name=name):
            return str(table._replace(name=name))
        case MoveTable(table=table, new_schema=schema):
            return str(table._replace(schema=schema))
    return None


def own_line(context: StepContext) -> int:
    """In the revision's file, also where a helper does it."""
    place = context.step.location
    return place.via[0].line if place.via else place.line


KINDS: dict[type[Operation], Deed] = {
    CreateTable: Deed.CREATE_TABLE,
    DropTable: Deed.DROP_TABLE,
    RenameTable: Deed.RENAME_TABLE,
    MoveTable: Deed.RENAME_TABLE,
    DropSchema: Deed.DROP_SCHEMA,
    DropColumn: Deed.DROP_COLUMN,
    CreateIndex: Deed.CREATE_INDEX,
    Reindex: Deed.CREATE_INDEX,
    DropIndex: Deed.DROP_INDEX,
    DropConstraint: Deed.DROP_CONSTRAINT,
    ValidateConstraint: Deed.VALIDATE,
    InsertRows: Deed.INSERT_ROWS,
    Truncate: Deed.TRUNCATE,
    EnumType: Deed.ENUM,
    EnumValue: Deed.ENUM,
    CreateView: Deed.VIEW,
    DropView: Deed.VIEW,
    RefreshView: Deed.VIEW,
    TableComment: Deed.COMMENT,
    Unread: Deed.UNREAD,
    RunSql: Deed.UNREAD,
}
CONSTRAINTS: dict[type[Constraint], Deed] = {
    PrimaryKey: Deed.PRIMARY_KEY,
    Unique: Deed.UNIQUE,
    Check: Deed.CHECK,
    ForeignKey: Deed.FOREIGN_KEY,
    Exclusion: Deed.EXCLUSION,
    NotNull: Deed.SET_NOT_NULL,
}


def deeds(context: StepContext) -> tuple[Deed, ...]:
    """Each once, in order. Most operations are always the same one."""
    kind = KINDS.get(type(context.step.operation))
    return tuple(dict.fromkeys(several(context))) if kind is None else (kind,)


def several(context: StepContext) -> Iterator[Deed]:
    operation = context.step.operation
    match operation:
        case AddColumn(column=column, constraints=constraints, indexes=indexes):
            yield Deed.ADD_COLUMN
            if column.nullable is False:
                yield Deed.REQUIRED_COLUMN
            yield from (CONSTRAINTS[type(each)] for each in constraints)
            yield from (Deed.CREATE_INDEX for _ in indexes)
        case AlterColumn():
            yield from changes(operation, context)
        case AddConstraint(constraint=constraint):
            yield CONSTRAINTS[type(constraint)]
        case ChangeRows(verb=verb):
            yield Deed.INSERT_ROWS if verb.upper() == "INSERT" else Deed.CHANGE_ROWS
        case _:
            yield Deed.OTHER


def changes(operation: AlterColumn, context: StepContext) -> Iterator[Deed]:
    """What MySQL is only told again is no change."""
    column = context.before.known_or_blank(operation.table).column(operation.column)
    nullable = column.nullable if column else None
    asked = (
        (operation.new_name is not None, Deed.RENAME_COLUMN),
        (operation.type not in (None, column and column.type), Deed.CHANGE_TYPE),
        (operation.nullable is False and nullable is not False, Deed.SET_NOT_NULL),
        (operation.nullable is True and nullable is not True, Deed.DROP_NOT_NULL),
        (operation.default is not None, Deed.CHANGE_DEFAULT),
        (operation.comment is not None, Deed.COMMENT),
    )
    told = [deed for is_asked, deed in asked if is_asked]
    yield from told or [Deed.OTHER]


def words(context: StepContext) -> str:
    """`orders.note`, `orders.note: varchar(50) -> varchar(100)`, `ix_orders_day on orders`."""
    operation = context.step.operation
    match operation:
        case AddColumn(table=table, column=column):
            required = " NOT NULL" if column.nullable is False else ""
            return f"{table}.{column.name} {column.type or 'of a type not known'}{required}"
        case AlterColumn(type=new) if new is not None:
            old = type_before(context) or "a type not known"
            return f"{operation.table}.{operation.column}: {old} -> {new}"
        case AlterColumn(new_name=str(name)):
            return f"{operation.table}.{operation.column} -> {name}"
        case AlterColumn(table=table, column=name) | DropColumn(table=table, column=name):
            return f"{table}.{name}"
        case RenameTable(table=table, new_name=name):
            return f"{table} -> {name}"
        case CreateIndex(table=table, index=index):
            return f"{index.name or 'an index'} on {table}"
        case AddConstraint(table=table, constraint=constraint):
            return f"{constraint.name or 'a constraint'} on {table}"
        case ChangeRows(verb=verb, table=table):
            preposition = "into" if verb.upper() == "INSERT" else "of"
            return f"{verb.upper()} {preposition} {table or 'a table'}"
        case InsertRows(table=table):
            return f"INSERT into {table}"
        case Unread(what=what):
            return what
        case RunSql():
            return operation.first_words
        case AlterTable(table=table, action=action):
            return f"{table}: {action}"
    return named(operation)


def named(operation: Operation) -> str:
    own = getattr(operation, "name", None) or getattr(operation, "type_name", None)
    words = [str(each) for each in (own, operation.subject) if each is not None]
    return " on ".join(words) or type(operation).__name__
