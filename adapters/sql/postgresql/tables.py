"""CREATE TABLE, ALTER TABLE and the renames."""

from collections.abc import Callable, Iterator

from adapters.sql.postgresql.columns import (
    column_of,
    constraint_of,
    constraints_of_column,
    default_of,
)
from adapters.sql.postgresql.nodes import Node, NotExpressible, enum_name, inner, sql_of, table_of
from adapters.sql.postgresql.types import type_of
from domain.operations import (
    AddColumn,
    AddConstraint,
    AlterColumn,
    CreateTable,
    DropColumn,
    DropConstraint,
    DropDefault,
    Operation,
    RenameTable,
)
from domain.schema.names import TableName


def create_table(node: Node) -> Iterator[Operation]:
    if node.inh_relations or node.HasField("partbound") or node.HasField("partspec"):
        raise NotExpressible("partitions and inheritance")
    parts = [(part.WhichOneof("node"), inner(part)) for part in node.table_elts]
    columns = [part for kind, part in parts if kind == "column_def"]
    if {kind for kind, _ in parts} - {"column_def", "constraint"}:
        raise NotExpressible("LIKE")
    given = [constraint_of(part) for kind, part in parts if kind == "constraint"]
    own = [c for column in columns for c in constraints_of_column(column)]
    yield CreateTable(
        table_of(node.relation),
        tuple(column_of(column) for column in columns),
        (*own, *given),
        if_not_exists=node.if_not_exists,
        temporary=node.relation.relpersistence == "t",
    )


def alter_table(node: Node) -> Iterator[Operation]:
    if enum_name("ObjectType", node.objtype) != "OBJECT_TABLE":
        raise NotExpressible("ALTER of something else than a table")
    table = table_of(node.relation)
    for command in node.cmds:
        kind = enum_name("AlterTableType", command.alter_table_cmd.subtype)
        if kind not in COMMANDS:
            raise NotExpressible(kind)
        yield COMMANDS[kind](table, command.alter_table_cmd)


def add_column(table: TableName, command: Node) -> Operation:
    definition = definition_of(command)
    return AddColumn(
        table,
        column_of(definition),
        tuple(constraints_of_column(definition)),
        if_not_exists=command.missing_ok,
    )


def definition_of(command: Node) -> Node:
    """The field is called `def`, which Python cannot spell."""
    return inner(getattr(command, "def"))


def drop_column(table: TableName, command: Node) -> Operation:
    return DropColumn(table, command.name, if_exists=command.missing_ok)


def alter_type(table: TableName, command: Node) -> Operation:
    definition = definition_of(command)
    using = sql_of(definition.raw_default) if definition.HasField("raw_default") else None
    return AlterColumn(table, command.name, type=type_of(definition.type_name), using=using)


def alter_default(table: TableName, command: Node) -> Operation:
    given = command.HasField("def")
    default = default_of(getattr(command, "def")) if given else DropDefault()
    return AlterColumn(table, command.name, default=default)


def set_not_null(table: TableName, command: Node) -> Operation:
    return AlterColumn(table, command.name, nullable=False)


def drop_not_null(table: TableName, command: Node) -> Operation:
    return AlterColumn(table, command.name, nullable=True)


def add_constraint(table: TableName, command: Node) -> Operation:
    return AddConstraint(table, constraint_of(definition_of(command)))


def drop_constraint(table: TableName, command: Node) -> Operation:
    return DropConstraint(table, command.name, if_exists=command.missing_ok)


COMMANDS: dict[str, Callable[[TableName, Node], Operation]] = {
    "AT_AddColumn": add_column,
    "AT_DropColumn": drop_column,
    "AT_AlterColumnType": alter_type,
    "AT_ColumnDefault": alter_default,
    "AT_SetNotNull": set_not_null,
    "AT_DropNotNull": drop_not_null,
    "AT_AddConstraint": add_constraint,
    "AT_DropConstraint": drop_constraint,
}


def rename(node: Node) -> Iterator[Operation]:
    kind = enum_name("ObjectType", node.rename_type)
    on_table = enum_name("ObjectType", node.relation_type) == "OBJECT_TABLE"
    if kind == "OBJECT_TABLE":
        yield RenameTable(table_of(node.relation), node.newname)
    elif kind == "OBJECT_COLUMN" and on_table:
        yield AlterColumn(table_of(node.relation), node.subname, new_name=node.newname)
    else:
        raise NotExpressible(kind)
