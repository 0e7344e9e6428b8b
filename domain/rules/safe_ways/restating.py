"""alter_column with all that MySQL's MODIFY and CHANGE have to state."""

from domain.databases.target import Database
from domain.operations import AlterColumn, DropDefault
from domain.rules.safe_ways.code import call, quoted, schema_of
from domain.rules.safe_ways.elements_code import default_code
from domain.rules.safe_ways.type_code import type_code
from domain.schema.elements import Column


def restated(operation: AlterColumn, column: Column, database: Database) -> str:
    """The same change. `column` is as it was before."""
    default = operation.default
    new_default = "None" if isinstance(default, DropDefault) else default_code(default)
    keeps_comment = operation.comment is None and column.comment
    return call(
        "op.alter_column",
        quoted(operation.table.name),
        quoted(operation.column),
        new_column_name=quoted(operation.new_name) if operation.new_name else None,
        type_=type_code(operation.type, database) if operation.type else None,
        existing_type=type_code(column.type or operation.existing_type, database),
        nullable=None if operation.nullable is None else str(operation.nullable),
        existing_nullable=str(column.nullable is not False),
        server_default=new_default,
        existing_server_default=default_code(column.default) if default is None else None,
        comment=quoted(operation.comment) if operation.comment else None,
        existing_comment=quoted(column.comment or "") if keeps_comment else None,
        existing_autoincrement="True" if column.identity else None,
        schema=schema_of(operation.table),
    )
