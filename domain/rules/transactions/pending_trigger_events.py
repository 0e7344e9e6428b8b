"""A table that is altered while deferred checks of its rows are waiting for the commit."""

from collections.abc import Iterator, Sequence

from domain.databases.target import Database
from domain.operations import (
    AddColumn,
    AddConstraint,
    AlterColumn,
    ChangeRows,
    CreateIndex,
    DropColumn,
    DropConstraint,
    DropTable,
    InsertRows,
    Operation,
    RenameTable,
)
from domain.review.finding import Level
from domain.rules.rule import BOTH_WAYS, Description, Hit, StepContext, StepRule
from domain.rules.safe_ways.code import execute
from domain.schema.elements import ForeignKey
from domain.schema.names import TableName
from domain.schema.schema import Table
from domain.script import Step
from domain.sql_operations import SetSetting, TransactionControl, Truncate

ABOUT = Description(
    name="pending-trigger-events",
    family="transactions",
    level=Level.WARNING,
    finds="a table altered after rows of it were written under a deferred foreign key.",
    why=(
        "A foreign key that is INITIALLY DEFERRED is checked when the transaction ends. Until then "
        'PostgreSQL refuses to alter, index, empty or drop the table: "cannot ALTER TABLE because '
        'it has pending trigger events" (tried on 15). It passes on an empty database, and fails '
        "where there are rows."
    ),
    silent_when=(
        "`SET CONSTRAINTS ALL IMMEDIATE` comes in between, or an `autocommit_block()`",
        "the UPDATE does not set the columns of the foreign key",
        "no foreign key of the table is deferrable",
    ),
    way_out="`SET CONSTRAINTS ALL IMMEDIATE` before the ALTER, or two revisions.",
    databases=(Database.POSTGRESQL,),
    hazards=("pending-trigger-events",),
    always=True,
)
REFUSED = (
    AddColumn,
    AddConstraint,
    AlterColumn,
    CreateIndex,
    DropColumn,
    DropConstraint,
    DropTable,
    RenameTable,
    Truncate,
)


def check(context: StepContext) -> Iterator[Hit]:
    table = context.step.operation.subject
    if table is None or not context.earlier or not isinstance(context.transaction, int):
        return
    known = context.before.known_or_blank(table)
    keys = [key for key in known.foreign_keys if key.deferrable]
    if keys and writes_pending(context.earlier, known, keys):
        name = keys[0].name or f"({', '.join(keys[0].columns)})"
        yield Hit(
            f"rows of {table} were written in this transaction, and the check of foreign key "
            f"{name} is deferred: the server refuses to change the table before it is done",
            table=table,
            fix="# Before it: the checks are done at once.\n"
            + execute("SET CONSTRAINTS ALL IMMEDIATE"),
            assumption=f"{name} is INITIALLY DEFERRED",
        )


def writes_pending(earlier: Sequence[Step], table: Table, keys: Sequence[ForeignKey]) -> bool:
    """Whether rows were written since the last commit, or the last SET CONSTRAINTS."""
    for step in reversed(earlier):
        if step.autocommit or settles(step.operation):
            return False
        if not step.conditional and is_checked(step.operation, table.name, keys):
            return True
    return False


def settles(operation: Operation) -> bool:
    if isinstance(operation, SetSetting):
        return operation.name == "constraints" and operation.value == "IMMEDIATE"
    return isinstance(operation, TransactionControl) and operation.verb in ("COMMIT", "ROLLBACK")


def is_checked(operation: Operation, table: TableName, keys: Sequence[ForeignKey]) -> bool:
    match operation:
        case InsertRows(table=written) | ChangeRows(verb="INSERT", table=written):
            return written == table
        case ChangeRows(verb="UPDATE", table=written, sets=sets):
            return written == table and any(set(key.columns) & set(sets) for key in keys)
    return False


PENDING_TRIGGER_EVENTS = StepRule(ABOUT, check, REFUSED, BOTH_WAYS)
