"""A constraint on a domain that reads every table that uses it."""

from collections.abc import Iterator

from domain.databases.target import Database
from domain.review.finding import Level
from domain.rules.rule import Description, Hit, StepContext, StepRule
from domain.rules.safe_ways.checks import not_valid
from domain.rules.safe_ways.code import sql_name
from domain.schema.names import TableName
from domain.sql_operations import AddDomainConstraint

ABOUT = Description(
    name="domain-constraint-validates",
    family="locks",
    level=Level.WARNING,
    finds="a constraint added to a domain that columns have already.",
    why=(
        "ALTER DOMAIN ... ADD CONSTRAINT takes SHARE on every table with a column of the domain, "
        "and reads all of them (PostgreSQL 10 to 18): writes to each wait until the transaction "
        "commits. Added NOT VALID it reads nothing, but VALIDATE takes SHARE on all of them again: "
        "there is no way to validate a domain while writes go on."
    ),
    silent_when=("no known column has the domain", "it is added NOT VALID"),
    way_out="A CHECK on each table instead: it can be NOT VALID first, and validated later.",
    databases=(Database.POSTGRESQL,),
    hazards=("domain-constraint-validates",),
)


def check(context: StepContext) -> Iterator[Hit]:
    operation = context.step.operation
    if not isinstance(operation, AddDomainConstraint):
        return
    for table in context.effect.scanned:
        if context.effect.blocks_writes_of(table):
            yield Hit(
                f"the constraint on domain {operation.domain} reads every row of {table} while "
                f"writes to {table} wait",
                table=table,
                fix=way(operation.domain, table, context),
            )


def way(domain: str, table: TableName, context: StepContext) -> str:
    columns = [
        column.name
        for column in context.before.known_or_blank(table).columns
        if column.type and column.type.name == domain
    ]
    checks = (
        not_valid(
            table,
            f"ck_{table.name}_{name}",
            f"{sql_name(name, Database.POSTGRESQL)} IS NULL OR ...",
        )
        for name in columns
    )
    return "# On the table instead, to be validated in a later revision:\n" + "\n".join(checks)


DOMAIN_CONSTRAINT_VALIDATES = StepRule(ABOUT, check, (AddDomainConstraint,))
