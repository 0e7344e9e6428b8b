"""A function as a text in a server default."""

import re
from collections.abc import Iterator

from domain.operations import AddColumn, AlterColumn, CreateTable
from domain.review.finding import Level
from domain.rules.rule import Description, Hit, StepContext, StepRule
from domain.rules.safe_ways.code import quoted
from domain.schema.datatypes import DataType
from domain.schema.elements import Default

ABOUT = Description(
    name="quoted-function-default",
    family="python",
    level=Level.ERROR,
    finds="a server default that is the name of a function as a string.",
    why=(
        "SQLAlchemy renders a str as a quoted literal: `server_default='now()'` becomes `DEFAULT "
        "'now()'`. PostgreSQL reads that once, when the table is changed, and every later row gets "
        "that moment (measured on 15); for other functions and types it refuses the value, or "
        "stores the words. MariaDB refuses it for dates (10.11). SQLite stores the words."
    ),
    silent_when=(
        'the default is an expression: `sa.text("now()")`, `sa.func.now()`',
        "the text is no call of a function that databases have",
    ),
    way_out='Give it as an expression: `server_default=sa.text("now()")`.',
    always=True,
)
CALL = re.compile(
    r"(now|current_timestamp|current_date|current_time|localtimestamp|clock_timestamp|"
    r"statement_timestamp|transaction_timestamp|gen_random_uuid|uuid_generate_v[1-5]\w*|uuidv[47]|"
    r"uuid|nextval|random|rand|utc_timestamp|unix_timestamp|datetime|getdate|sysdate|strftime)"
    r"\s*\([^()]*\)|CURRENT_(TIMESTAMP|DATE|TIME)|LOCALTIMESTAMP",
    re.IGNORECASE,
)


def check(context: StepContext) -> Iterator[Hit]:
    operation = context.step.operation
    given: list[tuple[str, DataType | None, Default | None]]
    match operation:
        case CreateTable(table=table, columns=columns):
            given = [(c.name, c.type, c.default) for c in columns if c.default]
        case AddColumn(table=table, column=column) if column.default:
            given = [(column.name, column.type, column.default)]
        case AlterColumn(table=table, column=name, type=kind, default=Default() as new):
            given = [(name, kind or known_type(context, operation), new)]
        case _:
            return
    for name, kind, default in given:
        if default is not None and is_frozen(default):
            yield Hit(
                f"the default of {table}.{name} is the text '{default.text}', not the function: "
                f"{fate(kind)}",
                table=table,
                column_name=name,
                fix=f"server_default=sa.text({quoted(default.text or '')})",
            )


def known_type(context: StepContext, operation: AlterColumn) -> DataType | None:
    column = context.before.known_or_blank(operation.table).column(operation.column)
    return column.type if column else operation.existing_type


def is_frozen(default: Default) -> bool:
    if default.is_expression:
        return False
    return CALL.fullmatch((default.text or "").strip()) is not None


def fate(kind: DataType | None) -> str:
    name = kind.name if kind else ""
    if "timestamp" in name or "date" in name or "time" in name:
        return "every row gets the moment of the migration, or the server refuses it"
    return "rows get these words, or the server refuses them"


QUOTED_FUNCTION_DEFAULT = StepRule(ABOUT, check, (CreateTable, AddColumn, AlterColumn))
