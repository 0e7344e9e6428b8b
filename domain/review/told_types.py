"""The types that columns had, where only the way back tells them."""

from collections.abc import Mapping

from attrs import evolve

from domain.operations import AlterColumn
from domain.schema.datatypes import DataType
from domain.schema.names import TableName
from domain.script import RevisionScripts, Step

Types = Mapping[tuple[TableName, str], DataType]


def upgrade_steps(scripts: RevisionScripts) -> tuple[Step, ...]:
    """A change of type says the type so far if the downgrade goes back to one.

    Where the history knows the type, that counts.
    """
    steps = scripts.upgrade.steps
    if not any(untold(step) for step in steps):
        return steps
    back = types_given(scripts.downgrade.steps)
    return tuple(with_type(step, back) for step in steps)


def untold(step: Step) -> AlterColumn | None:
    """The change of type that does not say what it changes."""
    operation = step.operation
    if not isinstance(operation, AlterColumn) or operation.type is None:
        return None
    return operation if operation.existing_type is None else None


def types_given(steps: tuple[Step, ...]) -> Types:
    """By the last change of each column, which undoes the first."""
    found = (step.operation for step in steps if isinstance(step.operation, AlterColumn))
    return {(o.table, o.column): o.type for o in found if o.type}


def with_type(step: Step, back: Types) -> Step:
    operation = untold(step)
    if operation is None:
        return step
    told = back.get((operation.table, operation.column))
    return evolve(step, operation=evolve(operation, existing_type=told)) if told else step
