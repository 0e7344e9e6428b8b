"""The schema before an upgrade beside the one that its downgrade leaves."""

from collections.abc import Iterator, Sequence

from domain.classes import frozen
from domain.databases.target import Database, Target
from domain.operations import (
    AddColumn,
    AlterColumn,
    CreateTable,
    DropColumn,
    DropConstraint,
    RenameTable,
    RunSql,
    Unread,
)
from domain.rules.downgrades.drops import made_by, meant_by_a_drop
from domain.rules.downgrades.likeness import (
    Part,
    likeness,
    same_default,
    same_part,
    same_type,
    without_like,
)
from domain.rules.rule import RevisionContext
from domain.schema.elements import (
    Column,
    Constraint,
    ForeignKey,
    Index,
    NotNull,
    PrimaryKey,
    Unique,
)
from domain.schema.names import TableName
from domain.schema.schema import Table
from domain.schema.table_changes import has_expression
from domain.schema.unseen_changes import may_define
from domain.script import Step

# Most steps are none of these, which is seen without a call for each.
UNSURE = {RunSql, DropConstraint, Unread}


@frozen
class Difference:
    """What differs in one table, which was `before` and is now `undone`, or None.

    `left` was made by the upgrade and is still there. `lost` was taken away by the upgrade and
    not brought back, `taken` by the downgrade alone. `changed` are parts as they were and as they
    are now. Where all of the table is left or lost, there is nothing else to say.
    """

    table: TableName
    before: Table | None
    undone: Table | None
    left: tuple[Part, ...] = ()
    lost: tuple[Part, ...] = ()
    taken: tuple[Part, ...] = ()
    changed: tuple[tuple[Part, Part], ...] = ()

    def __bool__(self) -> bool:
        whole = self.before is None or self.undone is None
        return whole or bool(self.left or self.lost or self.taken or self.changed)


def differences(context: RevisionContext) -> Iterator[Difference]:
    """Only what is sure: nothing where something was not read, or a table is half known."""
    if context.undone.gaps != context.before.gaps:
        return
    steps = all_steps(context)
    few = [step for step in steps if type(step.operation) in UNSURE]
    if any(map(is_dark, few)):
        return
    unread = {s.operation.table for s in few if isinstance(s.operation, Unread)}
    for name in touched(steps):
        before, undone = context.before.table(name), context.undone.table(name)
        if before is undone or name in unread:
            continue
        after = context.after.table(name)
        if before is None or undone is None:
            if is_whole(before, after, undone):
                yield Difference(name, before, undone)
        elif before != undone and (found := in_table(before, after, undone, context)):
            yield found


def all_steps(context: RevisionContext) -> tuple[Step, ...]:
    return (*context.scripts.upgrade.steps, *context.scripts.downgrade.steps)


def is_dark(step: Step) -> bool:
    """Whether it may do more than the replay knows, or end everything: other rules tell of it."""
    operation = step.operation
    if isinstance(operation, RunSql):
        return may_define(operation.text)
    return isinstance(operation, DropConstraint) and operation.name is None


def touched(steps: Sequence[Step]) -> Iterator[TableName]:
    seen: dict[TableName, None] = {}
    for operation in (step.operation for step in steps):
        subject = operation.subject
        if subject is not None:
            seen[subject] = None
        if isinstance(operation, RenameTable):
            seen[TableName(operation.new_name, operation.table.schema)] = None
    yield from seen


def is_whole(before: Table | None, after: Table | None, undone: Table | None) -> bool:
    """Whether the table is surely left, or lost: not one that nobody was seen to create."""
    if before is None:
        return undone is not None and after is not None and after.complete
    return undone is None and before.complete


def in_table(
    before: Table, after: Table | None, undone: Table, context: RevisionContext
) -> Difference:
    """Most tables differ in their columns alone, or in nothing but the order of them."""
    columns = before.columns != undone.columns
    others = before.constraints != undone.constraints or before.indexes != undone.indexes
    gone = missing_columns(before, undone) if columns else []
    gone += missing_parts(before, undone, context.target) if others else []
    kept = {likeness(part) for part in all_parts(after)} if gone else set()
    again = made_by(context.scripts.upgrade.steps) if gone else set()
    left: list[Part] = []
    # Where the downgrade creates the table anew, what it has more is no business of upgrade().
    if after is not None and before.name not in created(context):
        left += left_columns(before, after, undone, context) if columns else []
        left += left_parts(before, after, undone, context) if others else []
    return Difference(
        before.name,
        before,
        undone,
        left=tuple(left),
        lost=tuple(part for part in gone if likeness(part) not in kept),
        taken=tuple(p for p in gone if likeness(p) in kept and p.name not in again),
        changed=(
            *(changed_columns(before, undone, context) if columns else ()),
            *(changed_parts(before, undone) if others else ()),
        ),
    )


def left_columns(
    before: Table, after: Table, undone: Table, context: RevisionContext
) -> Iterator[Part]:
    known = {column.name for column in before.columns}
    more = [column for column in undone.columns if column.name not in known]
    added = columns_added(before.name, context) if more and not before.complete else set()
    for column in more:
        if after.column(column.name) and (before.complete or column.name in added):
            yield column


def left_parts(
    before: Table, after: Table, undone: Table, context: RevisionContext
) -> Iterator[Part]:
    if before.doubtful or after.doubtful:
        return
    there = {part.name: part for part in parts(undone)}
    earlier = {part.name for part in parts(before)}
    known = {column.name for column in before.columns}
    steps = context.scripts.downgrade.steps
    for part in without_like(parts(after), parts(before)):
        still = there.get(part.name)
        is_left = still is not None and same_part(part, still) and part.name not in earlier
        if is_left and columns_of(part) <= known and not meant_by_a_drop(part, before.name, steps):
            yield part


def created(context: RevisionContext) -> set[TableName]:
    """Tables that the downgrade makes anew."""
    operations = (step.operation for step in context.scripts.downgrade.steps)
    return {o.table for o in operations if isinstance(o, CreateTable)}


def made_anew(table: TableName, context: RevisionContext) -> set[str]:
    """Columns of it that either script drops or gives their name, so that their rows are new."""
    found: set[str] = set()
    for step in all_steps(context):
        match step.operation:
            case DropColumn(table=changed, column=name) if changed == table:
                found.add(name)
            case AlterColumn(table=changed, new_name=str(name)) if changed == table:
                found.add(name)
    return found


def columns_added(table: TableName, context: RevisionContext) -> set[str]:
    found = set()
    for step in context.scripts.upgrade.steps:
        match step.operation:
            case AddColumn(table=changed, column=column) if changed == table:
                found.add(column.name)
            case AlterColumn(table=changed, new_name=str(new)) if changed == table:
                found.add(new)
    return found


def missing_columns(before: Table, undone: Table) -> list[Part]:
    there = {column.name for column in undone.columns}
    return [column for column in before.columns if column.name not in there]


def missing_parts(before: Table, undone: Table, target: Target) -> list[Part]:
    """Without what SQLite loses of a table that is copied: another rule tells of that."""
    if before.doubtful or undone.doubtful:
        return []
    columns = {column.name for column in undone.columns}
    names = {part.name for part in parts(undone)}
    return [
        part
        for part in without_like(parts(before), parts(undone))
        if columns_of(part) <= columns and part.name not in names
        if not (isinstance(part, Index) and has_expression(part) and on_sqlite(target))
    ]


def on_sqlite(target: Target) -> bool:
    return target.database is Database.SQLITE


def all_parts(table: Table | None) -> list[Part]:
    return [] if table is None else [*table.columns, *parts(table)]


def parts(table: Table) -> list[Index | Constraint]:
    """Those that somebody asked for: not what MySQL makes for a foreign key."""
    indexes = (index for index in table.indexes if not index.implicit)
    return [*indexes, *(c for c in table.constraints if not isinstance(c, NotNull))]


def columns_of(part: Part) -> set[str]:
    match part:
        case PrimaryKey(columns=columns) | Unique(columns=columns) | ForeignKey(columns=columns):
            return set(columns)
        case Index(elements=elements):
            return {element for element in elements if element.isidentifier()}
    return set()


def changed_columns(
    before: Table, undone: Table, context: RevisionContext
) -> Iterator[tuple[Column, Column]]:
    """Columns that are there again, and are not what they were."""
    there, anew = first_of_each(undone.columns), None
    # Two branches of a condition may both have made it: then it is there twice.
    for was in first_of_each(before.columns).values():
        now = there.get(was.name)
        if now is None or now is was or now == was:
            continue
        if anew is None:
            anew = made_anew(before.name, context)
        kept = was.name not in anew and undone.name not in created(context)
        if not same_type(was.type, now.type) or differs(was, now, kept):
            yield was, now


def first_of_each(columns: tuple[Column, ...]) -> dict[str, Column]:
    """By name, in their order."""
    found: dict[str, Column] = {}
    for column in columns:
        found.setdefault(column.name, column)
    return found


def differs(was: Column, now: Column, kept: bool) -> bool:
    """A column that comes back empty must accept NULL or have a default: that is no slip."""
    if was.nullable is not None and now.nullable is not None and was.nullable != now.nullable:
        return kept or (now.nullable is False and now.default is None)
    if not kept or was.identity:
        return False
    return was.comment != now.comment or not same_default(was.default, now.default)


def changed_parts(before: Table, undone: Table) -> Iterator[tuple[Part, Part]]:
    """Indexes and keys that have their name again, and not their columns or their UNIQUE."""
    if before.doubtful or undone.doubtful:
        return
    now = {part.name: part for part in parts(undone) if part.name}
    for part in parts(before):
        other = now.get(part.name) if part.name else None
        if type(other) is type(part) and other is not None and not same_part(part, other):
            yield part, other
