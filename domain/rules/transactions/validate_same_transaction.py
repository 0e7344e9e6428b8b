"""A constraint that is validated while the lock under which it was added is still held."""

from collections.abc import Iterator

from domain.databases.target import Database
from domain.review.finding import Level
from domain.rules.rule import Description, Hit, StepContext, StepRule
from domain.rules.safe_ways.code import autocommit, execute, sql_name, sql_table
from domain.schema.elements import ForeignKey
from domain.schema.names import TableName
from domain.sql_operations import ValidateConstraint

ABOUT = Description(
    name="validate-same-transaction",
    family="transactions",
    level=Level.ERROR,
    finds="a constraint validated in the transaction that added it NOT VALID.",
    why=(
        "VALIDATE CONSTRAINT by itself reads the table under SHARE UPDATE EXCLUSIVE, and others go "
        "on reading and writing. But ADD CONSTRAINT ... NOT VALID took ACCESS EXCLUSIVE for a "
        "CHECK, SHARE ROW EXCLUSIVE on both tables for a foreign key, and holds it until commit: "
        "in the same transaction the whole scan runs under that lock (PostgreSQL 10 to 18). Two "
        "revisions do not help by themselves: by default Alembic runs all that is pending in one "
        "transaction."
    ),
    silent_when=(
        "VALIDATE stands in an `autocommit_block()`, which commits what ran before it",
        "they are two revisions, and env.py has `transaction_per_migration=True`",
        "the table was created in the same revision",
    ),
    way_out="Validate in a revision of its own, in an `autocommit_block()`.",
    databases=(Database.POSTGRESQL,),
    less_when="another revision adds the constraint: a run may end between the two",
    hazards=("validate-same-transaction",),
)


def check(context: StepContext) -> Iterator[Hit]:
    operation = context.step.operation
    if not isinstance(operation, ValidateConstraint):
        return
    table, name = operation.table, operation.name
    adder = context.uncommitted.unvalidated.get((table, name))
    if adder is None:
        return
    own = adder == context.revision.id
    where = "" if own else f" by revision {adder}"
    yield Hit(
        f"{name} was added NOT VALID in the same transaction{where}: its lock is still held while "
        f"VALIDATE reads {table}, and {waiting(context, table, name)} wait for the whole scan",
        table=table,
        fix=in_a_block(table, name),
        assumption="" if own else f"one run of Alembic applies {adder} and this revision",
        level=None if own else Level.WARNING,
    )


def waiting(context: StepContext, table: TableName, name: str) -> str:
    found = context.before.known_or_blank(table).constraint(name)
    if isinstance(found, ForeignKey):
        return f"writes to {table} and {found.target}"
    return "reads and writes of it"


def in_a_block(table: TableName, name: str) -> str:
    database = Database.POSTGRESQL
    sql = f"ALTER TABLE {sql_table(table, database)} VALIDATE CONSTRAINT {sql_name(name, database)}"
    return (
        "# In a revision of its own, after the one that adds it. The block commits what ran\n"
        "# before, so that its locks are gone.\n" + autocommit(execute(sql))
    )


VALIDATE_SAME_TRANSACTION = StepRule(ABOUT, check, (ValidateConstraint,))
