"""A value of an enum that is used before the transaction that adds it has ended."""

from collections.abc import Iterator

from domain.databases.target import Database
from domain.operations import (
    AddColumn,
    AddConstraint,
    AlterColumn,
    ChangeRows,
    CreateIndex,
    CreateTable,
    RunSql,
)
from domain.review.finding import Level
from domain.rules.enum_values import uses
from domain.rules.rule import Description, Hit, StepContext, StepRule
from domain.rules.safe_ways.code import autocommit, execute, sql_name

ABOUT = Description(
    name="enum-value-used-in-same-transaction",
    family="transactions",
    level=Level.ERROR,
    differs_by_version="always",
    finds="a value added to an enum and used in the same transaction.",
    why=(
        "Since version 12 ALTER TYPE ... ADD VALUE may run in a transaction, but the value cannot "
        "be used before that is committed: rows, defaults, CHECKs, partial indexes and DO blocks "
        'all fail with "unsafe use of new value" (tried on PostgreSQL 15, there even where the '
        "type was made in the same transaction). By default Alembic runs all pending revisions in "
        "one transaction, so that a later revision fails as well."
    ),
    silent_when=(
        "the value is added in an `autocommit_block()`, or something else commits before its use",
        "another revision adds it, and env.py has `transaction_per_migration=True`",
        "the value was given by CREATE TYPE; on 17 and later: the type was made in the transaction",
    ),
    way_out="Add the value in an `autocommit_block()`, or use it in a later release.",
    databases=(Database.POSTGRESQL,),
    less_when="on 17 and later another revision adds the value: a run may end between the two",
    hazards=("enum-value-used-in-same-transaction",),
    always=True,
)


def check(context: StepContext) -> Iterator[Hit]:
    if not context.uncommitted.values or not context.target.at_least(12):
        return
    operation = context.step.operation
    usable = context.uncommitted.of_new_enums if context.target.at_least(17) else ()
    for (enum, value), adder in context.uncommitted.values.items():
        if (enum, value) not in usable and uses(
            operation, enum.rpartition(".")[2], value, context.before
        ):
            yield hit(context, (enum, value), adder)


def hit(context: StepContext, added: tuple[str, str], adder: str) -> Hit:
    enum, value = added
    own = adder == context.revision.id
    unsure = not own and context.target.at_least(17)
    where = "earlier in this transaction" if own else f"by {adder}, in the same transaction,"
    return Hit(
        f"'{value}' was added to {enum} {where} and cannot be used before it is committed: the "
        "server refuses it",
        table=context.step.operation.subject,
        fix=in_a_block(enum, value),
        assumption="" if own else f"one run of Alembic applies {adder} and this revision",
        level=Level.WARNING if unsure else None,
    )


def in_a_block(enum: str, value: str) -> str:
    name = ".".join(sql_name(part, Database.POSTGRESQL) for part in enum.split("."))
    escaped = value.replace("'", "''")
    return "# Where the value is added. The block commits it, and what ran before.\n" + autocommit(
        execute(f"ALTER TYPE {name} ADD VALUE IF NOT EXISTS '{escaped}'")
    )


ENUM_VALUE_USED_IN_SAME_TRANSACTION = StepRule(
    ABOUT,
    check,
    (AddColumn, CreateTable, AlterColumn, AddConstraint, CreateIndex, ChangeRows, RunSql),
)
