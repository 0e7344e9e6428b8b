"""A constraint or an index that is dropped without what MySQL needs for it."""

from collections.abc import Iterator

from domain.databases.batch import copies
from domain.databases.target import Database
from domain.operations import DropConstraint, DropIndex
from domain.review.finding import Level
from domain.rules.rule import BOTH_WAYS, Description, Hit, StepContext, StepRule
from domain.rules.safe_ways.code import call, quoted, schema_of
from domain.schema.elements import Check, ForeignKey, PrimaryKey, Unique
from domain.schema.names import TableName
from domain.schema.schema import Table

ABOUT = Description(
    name="mysql-drop-constraint-type",
    family="mysql",
    level=Level.ERROR,
    finds="a drop_constraint without type_, or a drop_index without its table.",
    why=(
        "Each kind of constraint has a statement of its own on MySQL and MariaDB: without `type_=` "
        "SQLAlchemy ends with \"No generic 'DROP CONSTRAINT' in MySQL - please specify constraint "
        'type". And an index is dropped from a table: without `table_name=` Alembic sends DROP '
        "INDEX ... ON no_table, a table that there is not (tried with Alembic 1.20)."
    ),
    silent_when=(
        "`type_=` is `foreignkey`, `unique`, `check` or `primary`; `table_name=` is given",
        "it is sent as SQL text",
    ),
    way_out="Say the kind, or the table.",
    databases=(Database.MYSQL, Database.MARIADB),
    hazards=("mysql-drop-constraint-type",),
    always=True,
)
KINDS = {Check: "check", ForeignKey: "foreignkey", PrimaryKey: "primary", Unique: "unique"}


def check(context: StepContext) -> Iterator[Hit]:
    operation = context.step.operation
    if context.step.as_sql or copies(context.step, can_alter=True):
        return
    match operation:
        case DropConstraint(table=table, name=str(name), kind=None):
            yield Hit(
                f"drop_constraint of {name} needs type_: it is refused on MySQL and MariaDB",
                table=table,
                fix=dropped(context.before.known_or_blank(table), name),
            )
        case DropIndex(name=str(name), table=None, schema=schema):
            owner = context.before.owner_of_index(name, schema)
            yield Hit(
                f"drop_index of {name} needs table_name: DROP INDEX ... ON no_table is sent",
                fix=call(
                    "op.drop_index",
                    quoted(name),
                    table_name=quoted(owner.name.name) if owner else '"..."',
                    schema=quoted(schema) if schema else None,
                ),
            )


def dropped(table: Table, name: str) -> str:
    found = table.constraint(name)
    kind = KINDS.get(type(found), "...") if found else "..."
    return drop_constraint(table.name, name, kind)


def drop_constraint(table: TableName, name: str, kind: str) -> str:
    """`kind` as Alembic has it; the reader fills in what is not known."""
    hint = "" if kind != "..." else "# type_: foreignkey, unique, check or primary\n"
    code = call(
        "op.drop_constraint",
        quoted(name),
        quoted(table.name),
        type_=quoted("foreignkey" if hint else kind),
        schema=schema_of(table),
    )
    return hint + code


MYSQL_DROP_CONSTRAINT_TYPE = StepRule(ABOUT, check, (DropConstraint, DropIndex), BOTH_WAYS)
