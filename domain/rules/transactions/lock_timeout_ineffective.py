"""A lock_timeout that does not do what it was set for."""

import re
from collections.abc import Iterator

from domain.databases.effect import Blocks
from domain.databases.target import Database
from domain.lock_timeouts import NAME, meant
from domain.review.finding import Level
from domain.rule_options import A_DURATION, Option
from domain.rule_options import milliseconds as milliseconds_of
from domain.rules.rule import Description, Hit, StepContext, StepRule
from domain.rules.safe_ways.code import execute
from domain.sql_operations import SetSetting

LONGEST = Option(
    "longest", A_DURATION, "1min", "The longest lock_timeout that others can wait behind."
)
ABOUT = Description(
    name="lock-timeout-ineffective",
    family="transactions",
    level=Level.WARNING,
    finds="a lock_timeout that is set too late, for no transaction, to 0, or for minutes.",
    why=(
        "It counts for locks that are asked for after it: behind the ALTER TABLE it leaves that "
        "one waiting for ever. SET LOCAL outside a transaction only warns, and the value stays as "
        "it was (tried on PostgreSQL 15). 0 means to wait for ever. And while a migration waits "
        "for minutes, everybody who wants to read the table waits behind it as long."
    ),
    silent_when=(
        "it stands before the first ALTER TABLE, with some seconds (up to `longest`)",
        "it is SET LOCAL in the transaction, or SET in an `autocommit_block()`",
        "a timeout was in effect before: it is only changed",
    ),
    way_out="Set it to some seconds as the first statement, or for all revisions in env.py.",
    databases=(Database.POSTGRESQL,),
    hazards=("lock-timeout-ineffective",),
    options=(LONGEST,),
)
UNITS = {"us": 0.001, "": 1, "ms": 1, "s": 1_000, "min": 60_000, "h": 3_600_000, "d": 86_400_000}
AMOUNT = re.compile(r"(\d+(?:\.\d+)?)\s*(us|ms|s|min|h|d|)")


def check(context: StepContext) -> Iterator[Hit]:
    operation = context.step.operation
    if not isinstance(operation, SetSetting) or operation.name.lower() != NAME:
        return
    reason = why_not(operation, context)
    if reason:
        yield Hit(f"lock_timeout {reason}", fix=first_statement(context))


def why_not(operation: SetSetting, context: StepContext) -> str | None:
    if operation.value.upper() == "DEFAULT":
        return None
    value = meant(operation.value)
    if operation.local and context.transaction is None:
        return "is set with SET LOCAL outside of a transaction: the server warns and ignores it"
    if value is None:
        held = isinstance(context.transaction, int) and context.later
        return "0 means to wait for ever" if held else None
    if milliseconds(value) > milliseconds_of(context.options.of(ABOUT.name, LONGEST)):
        return f"of {value} is too long: all others wait as long behind it"
    locks = (k for k in context.held if k.blocks is Blocks.READS_AND_WRITES)
    late = next((k.table for k in locks if k.table not in context.created_tables), None)
    if late is not None and context.lock_timeout is None:
        return f"comes after the statement that locked {late}, which waited without one"
    return None


def milliseconds(value: str) -> float:
    found = AMOUNT.fullmatch(value.strip().lower())
    return float(found[1]) * UNITS[found[2]] if found else 0


def first_statement(context: StepContext) -> str:
    if context.step.autocommit:
        return "# Before the block's first statement:\n" + execute("SET lock_timeout = '4s'")
    return "# As the first statement of upgrade():\n" + execute("SET LOCAL lock_timeout = '4s'")


LOCK_TIMEOUT_INEFFECTIVE = StepRule(ABOUT, check, (SetSetting,))
