"""What is done to a table as a whole by SQL text."""

from domain.databases.effect import Effect, held
from domain.databases.mysql.algorithms import (
    Lock,
    catalogue,
    copying,
    instant,
    rebuilding,
    statement,
)
from domain.databases.mysql.constraints import unchecked
from domain.databases.situation import Situation
from domain.databases.target import Database
from domain.sql_operations import AlterTable, MoveTable, RenameIndex, Truncate

REBUILDING = frozenset({"engine", "force", "row format", "optimize", "reorder"})
IN_THE_CATALOGUE = frozenset({"default character set", "auto increment", "comment"})


def alter_table(operation: AlterTable, situation: Situation) -> Effect:
    table, action = operation.table, operation.action
    if action == "reorder" and situation.target.database is Database.MARIADB:
        return instant(table, situation.target)
    if action in REBUILDING:
        return rebuilding(table, situation)
    if action in IN_THE_CATALOGUE:
        return catalogue(table, situation.target)
    if action in ("convert to character set", "algorithm"):
        return copying(table, situation)
    if action == "lock":
        return Effect(locks=(statement(table, Lock((operation.argument or "shared").upper())),))
    return Effect(
        copying(table, situation).locks,
        rewritten=(table,),
        assumption=f"what ALTER TABLE ... {action.upper()} does is not known",
    )


def truncate(operation: Truncate, situation: Situation) -> Effect:
    """The table is dropped and made again."""
    effect = Effect(locks=tuple(statement(name) for name in operation.tables))
    pointing = (next(situation.before.referencing(name), None) for name in operation.tables)
    reason = "Cannot truncate a table referenced in a foreign key constraint"
    keeps = any(pointing) and not unchecked(situation)
    return held(effect, reason if keeps else None, situation.certain(*operation.tables))


def rename_index(operation: RenameIndex, situation: Situation) -> Effect:
    if operation.table is None:
        return Effect(assumption=f"the table of the index {operation.name} is not known")
    return catalogue(operation.table, situation.target)


def move_table(operation: MoveTable, situation: Situation) -> Effect:
    return Effect(locks=(statement(operation.table),))
