"""A new column for which the whole table is written anew while nobody can use it."""

from collections.abc import Iterator

from attrs import evolve

from domain.databases.batch import copies
from domain.databases.effect import Effect
from domain.databases.effects import effect_in
from domain.databases.mysql.defaults import UNSAFE
from domain.databases.situation import Situation
from domain.databases.target import Database
from domain.operations import AddColumn
from domain.review.finding import Level
from domain.rules.rule import Description, Hit, StepContext, StepRule
from domain.rules.safe_ways.filled_columns import FilledColumnWay
from domain.rules.wording import waiting
from domain.schema.schema import Table

ABOUT = Description(
    name="add-column-rewrite",
    family="locks",
    level=Level.ERROR,
    differs_by_version="always",
    finds="a new column for which every row of an existing table is written under the lock.",
    why=(
        "A constant default, and one like now() that is the same for all rows, is an entry in the "
        "catalogue since PostgreSQL 11. But each row has to be written, under ACCESS EXCLUSIVE "
        "and with all indexes, where the value differs by row: a volatile default (random(), "
        "clock_timestamp(), gen_random_uuid(), nextval()), SERIAL, IDENTITY, GENERATED ... STORED; "
        "and for a type that is a domain with a CHECK (10 to 18), and for any default before 11. "
        "MySQL and MariaDB block writes meanwhile for AUTO_INCREMENT and copy the table for STORED "
        "and for defaults that differ by row (MariaDB since 11.2 lets writers go on). MySQL copies "
        "it for any default in parentheses, and refuses one that a replica would choose otherwise, "
        "as (uuid()) and (rand()): error 1674. Beside a FULLTEXT index no column is added at once, "
        "on MySQL nor on MariaDB (tried on MySQL 9.7 and MariaDB 10.11 and 11.8)."
    ),
    less_when="the function in the default is not known: it may be the same for all rows",
    silent_when=(
        "the table was created or emptied earlier in the same revision, or is temporary",
        "the default is a constant or the same for all rows, on PostgreSQL 11 or later",
        "the column is generated and VIRTUAL",
        "the default is set afterwards with `alter_column`: it holds for new rows only",
    ),
    way_out=(
        "Add the column without the default, set the default with `alter_column`, and fill the "
        "existing rows in batches. Let a generated column be virtual where the server can."
    ),
    databases=(Database.POSTGRESQL, Database.MYSQL, Database.MARIADB),
    hazards=(
        "add-column-volatile-default",
        "add-column-default-before-pg11",
        "add-auto-increment-column",
        "add-stored-generated-column",
        "add-column-constrained-domain",
        "mysql-add-column-expression-default",
    ),
)

SHORT = 40
WITHOUT_FULLTEXT = (
    "# Without the FULLTEXT index, if searching can do without it for a while: drop it before, in\n"
    "# a revision of its own, and make it again afterwards."
)


def check(context: StepContext) -> Iterator[Hit]:
    operation = context.step.operation
    if not isinstance(operation, AddColumn) or copies(context.step, can_alter=True):
        return
    table = operation.table
    if context.effect.refused == UNSAFE:
        yield Hit(
            f"adding {table}.{operation.column.name} is refused: a replica would choose other "
            "values of its default (error 1674)",
            table=table,
            column_name=operation.column.name,
            fix=cause(operation, context)[1],
        )
    if table not in context.effect.rewritten:
        return
    effect = of_the_column_alone(operation, context)
    if table in effect.rewritten and effect.blocks_writes_of(table):
        reason, fix = cause(operation, context)
        yield Hit(
            f"adding {table}.{operation.column.name}, {reason}, writes {table} anew while "
            f"{waiting(effect, table)} wait",
            table=table,
            column_name=operation.column.name,
            fix=fix,
            level=Level.WARNING if effect.assumption else None,
        )


def of_the_column_alone(operation: AddColumn, context: StepContext) -> Effect:
    """What comes with it, such as a foreign key, has rules of its own."""
    if not operation.constraints and not operation.indexes:
        return context.effect
    bare = evolve(operation, constraints=(), indexes=())
    step = evolve(context.step, operation=bare)
    return effect_in(Situation(step, context.before, context.target))


def cause(operation: AddColumn, context: StepContext) -> tuple[str, str]:
    """Why rows are written, and the way around it."""
    column, target = operation.column, context.target
    way = FilledColumnWay(operation.table, column, target)
    type_name = column.type.name.lower() if column.type else ""
    if column.identity or type_name.endswith("serial"):
        return "which numbers the rows", way.numbered()
    if column.computed is not None:
        return "which is computed and stored", way.computed()
    if has_fulltext_index(context.before.known_or_blank(operation.table)):
        return "beside a FULLTEXT index", WITHOUT_FULLTEXT
    domain = context.before.objects.domains.get(type_name)
    if domain is not None and domain.checked:
        return f"whose type is the domain {type_name} with a CHECK", way.without_domain(domain.type)
    if target.database is Database.POSTGRESQL and not target.at_least(11):
        return "with a default, before PostgreSQL 11", way.with_default()
    text = " ".join(((column.default and column.default.text) or "").split())
    shown = f"the default {text}" if 0 < len(text) <= SHORT else "a default"
    return f"with {shown} that differs by row", way.with_default()


def has_fulltext_index(table: Table) -> bool:
    return any((index.method or "").lower() == "fulltext" for index in table.indexes)


ADD_COLUMN_REWRITE = StepRule(ABOUT, check, (AddColumn,))
