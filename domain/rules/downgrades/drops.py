"""Drops of a downgrade, and what they miss."""

from collections.abc import Iterator, Sequence

from domain.classes import frozen
from domain.databases.target import Target
from domain.operations import (
    AddColumn,
    AddConstraint,
    AlterColumn,
    CreateIndex,
    CreateTable,
    DropColumn,
    DropConstraint,
    DropIndex,
)
from domain.rules.downgrades.likeness import Part
from domain.rules.rule import RevisionContext
from domain.schema.constraint_changes import constraint_meant
from domain.schema.names import TableName
from domain.schema.schema import Schema
from domain.script import Step

DROPS = (DropColumn, DropConstraint, DropIndex)


@frozen
class WrongDrop:
    """A step that drops what its table does not have: a `column`, or an index or constraint."""

    step: Step
    table: TableName
    name: str
    column: bool


def wrong_drops(context: RevisionContext) -> Iterator[WrongDrop]:
    """Those that will fail where they run: not under a condition, not IF EXISTS, not in a try."""
    steps = context.scripts.downgrade.steps
    found = [
        wrong
        for step in steps
        if not step.conditional
        and not step.guarded
        and (wrong := wrong_drop(step, context.after, context.target))
    ]
    made = made_by(steps) if found else set()
    yield from (wrong for wrong in found if wrong.name not in made)


def wrong_drop(step: Step, after: Schema, target: Target) -> WrongDrop | None:
    operation = step.operation
    if not isinstance(operation, DROPS):
        return None
    match operation:
        case DropColumn(table=name, column=column, if_exists=False):
            table = after.table(name)
            if table is not None and table.column(column) is None:
                return WrongDrop(step, name, column, column=True)
        case DropConstraint(table=name, name=str(dropped), if_exists=False):
            table = after.table(name)
            if (
                table
                and not constraint_meant(operation, table, target)
                and not table.index(dropped)
            ):
                return WrongDrop(step, name, dropped, column=False)
        case DropIndex(table=TableName() as name, name=str(dropped), if_exists=False):
            table = after.table(name)
            if table and not table.index(dropped) and not table.constraint(dropped):
                return WrongDrop(step, name, dropped, column=False)
    return None


def made_by(steps: Sequence[Step]) -> set[str | None]:
    """The names that the downgrade itself gives before it drops them again."""
    found: set[str | None] = set()
    for step in steps:
        match step.operation:
            case AddColumn(column=column):
                found.add(column.name)
            case AlterColumn(new_name=str(new)):
                found.add(new)
            case CreateIndex(index=index):
                found.add(index.name)
            case AddConstraint(constraint=constraint):
                found.add(constraint.name)
            case CreateTable(columns=columns):
                found.update(column.name for column in columns)
    return found


def meant_by_a_drop(part: Part, table: TableName, steps: Sequence[Step]) -> bool:
    """Whether the downgrade drops it by a name that a convention makes of the part's own."""
    return any(
        isinstance(step.operation, DropConstraint | DropIndex)
        and step.operation.table == table
        and (step.operation.name or "").endswith(f"_{part.name}")
        for step in steps
    )
