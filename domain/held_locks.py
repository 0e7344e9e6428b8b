"""The locks that a transaction holds after each of its steps."""

import attrs

from domain.classes import frozen
from domain.databases.effect import Effect, TableLock, strongest
from domain.operations import Operation, RenameTable
from domain.schema.names import TableName
from domain.script import Step
from domain.sql_operations import MoveTable


@frozen
class Held:
    """The strongest lock of each table, `maybe` of conditional steps too."""

    surely: tuple[TableLock, ...] = ()
    maybe: tuple[TableLock, ...] = ()

    def after(self, step: Step, effect: Effect) -> "Held":
        maybe = renamed(strongest((*self.maybe, *effect.locks)), step.operation)
        if step.conditional:
            return Held(self.surely, maybe)
        if self.surely is self.maybe:
            return Held(maybe, maybe)
        return Held(renamed(strongest((*self.surely, *effect.locks)), step.operation), maybe)


def renamed(locks: tuple[TableLock, ...], operation: Operation) -> tuple[TableLock, ...]:
    match operation:
        case RenameTable(table=table, new_name=name):
            now = TableName(name, table.schema)
        case MoveTable(table=table, new_schema=schema):
            now = TableName(table.name, schema)
        case _:
            return locks
    return tuple(attrs.evolve(k, table=now) if k.table == table else k for k in locks)
