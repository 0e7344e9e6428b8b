"""Bytes that become text, and come out as hexadecimal digits."""

import re
from collections.abc import Iterator

from domain.databases.target import Database
from domain.operations import AlterColumn
from domain.review.finding import Level
from domain.rules.rule import BOTH_WAYS, Description, Hit, StepContext, StepRule
from domain.rules.safe_ways.code import call, quoted, schema_of, sql_name
from domain.rules.safe_ways.type_code import type_code

ABOUT = Description(
    name="bytes-to-text-as-hex",
    family="types",
    level=Level.ERROR,
    finds="a column of bytes changed to text without decoding them.",
    why=(
        "PostgreSQL casts bytea to text by writing the bytes as hexadecimal digits: `abc` becomes "
        "`\\x616263` in every row, without an error. So it does with `USING column::text`. The "
        "application then reads garbage, encrypted values cannot be decrypted, and casting "
        "back gives the bytes of the digits. Measured on PostgreSQL 15."
    ),
    silent_when=(
        "`postgresql_using` decodes the bytes: `convert_from(column, 'UTF8')`, `encode(...)`",
        "the table was created in the same revision",
    ),
    way_out="Decode with `postgresql_using`, in the encoding that the application writes.",
    databases=(Database.POSTGRESQL,),
)
TEXTS = ("text", "varchar", "char", "citext")


def check(context: StepContext) -> Iterator[Hit]:
    operation = context.step.operation
    if not isinstance(operation, AlterColumn) or operation.type is None:
        return
    table, name = operation.table, operation.column
    known = context.before.known_or_blank(table).column(name)
    old = (known.type if known else None) or operation.existing_type
    if old is None or old.name != "bytea" or operation.type.name not in TEXTS:
        return
    if operation.using is None or re.fullmatch(r'[\w".]+\s*::\s*\w+(\(\d+\))?', operation.using):
        yield Hit(
            f"changing {table}.{name} from bytea to {operation.type} writes its bytes as "
            "hexadecimal digits, as in \\x616263 for abc",
            table=table,
            column_name=name,
            fix=decoded(operation),
        )


def decoded(operation: AlterColumn) -> str:
    column = sql_name(operation.column, Database.POSTGRESQL)
    return call(
        "op.alter_column",
        quoted(operation.table.name),
        quoted(operation.column),
        existing_type="sa.LargeBinary()",
        type_=type_code(operation.type, Database.POSTGRESQL),
        postgresql_using=quoted(f"convert_from({column}, 'UTF8')"),
        schema=schema_of(operation.table),
    )


BYTES_TO_TEXT_AS_HEX = StepRule(ABOUT, check, (AlterColumn,), BOTH_WAYS)
