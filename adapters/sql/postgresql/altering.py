"""The commands of ALTER TABLE."""

from collections.abc import Callable, Iterator

import postgast
from postgast import pg_query_pb2 as tree

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
    DropColumn,
    DropConstraint,
    DropDefault,
    DropExpression,
    Operation,
)
from domain.schema.elements import Computed
from domain.schema.names import TableName
from domain.sql_operations import (
    AlterTable,
    AttachPartition,
    DetachPartition,
    ValidateConstraint,
)

# What the vocabulary tells by its words alone.
ACTIONS = {
    "AT_SetLogged": "set logged",
    "AT_SetUnLogged": "set unlogged",
    "AT_SetAccessMethod": "set access method",
    "AT_SetTableSpace": "set tablespace",
    "AT_SetRelOptions": "set storage parameter",
    "AT_ResetRelOptions": "reset storage parameter",
    "AT_SetStatistics": "set statistics",
    "AT_SetStorage": "set storage",
    "AT_SetCompression": "set compression",
    "AT_SetOptions": "set attribute option",
    "AT_ResetOptions": "reset attribute option",
    "AT_SetIdentity": "set identity",
    "AT_ClusterOn": "cluster on",
    "AT_DropCluster": "set without cluster",
    "AT_ReplicaIdentity": "replica identity",
    "AT_EnableRowSecurity": "enable row level security",
    "AT_DisableRowSecurity": "disable row level security",
    "AT_ForceRowSecurity": "force row level security",
    "AT_NoForceRowSecurity": "no force row level security",
    "AT_AlterConstraint": "alter constraint",
    "AT_ChangeOwner": "owner to",
    "AT_AddInherit": "inherit",
    "AT_DropInherit": "no inherit",
}
TRIGGERS = ("AT_EnableTrig", "AT_EnableAlwaysTrig", "AT_EnableReplicaTrig", "AT_DisableTrig")
OF_A_COLUMN = frozenset(
    {"AT_SetStatistics", "AT_SetStorage", "AT_SetCompression", "AT_SetIdentity"}
)


def alter_table(node: Node) -> Iterator[Operation]:
    if enum_name("ObjectType", node.objtype) != "OBJECT_TABLE":
        raise NotExpressible("ALTER of something else than a table")
    table = table_of(node.relation)
    for command in node.cmds:
        yield operation_of(table, command.alter_table_cmd)


def operation_of(table: TableName, command: Node) -> Operation:
    kind = enum_name("AlterTableType", command.subtype)
    if kind in COMMANDS:
        return COMMANDS[kind](table, command)
    if kind.startswith(TRIGGERS):
        verb = "disable" if "Disable" in kind else "enable"
        return AlterTable(table, f"{verb} trigger", command.name or None)
    if kind not in ACTIONS:
        raise NotExpressible(kind)
    if kind in OF_A_COLUMN:
        return AlterTable(table, ACTIONS[kind], column=command.name)
    return AlterTable(table, ACTIONS[kind], command.name or None)


def definition_of(command: Node) -> Node:
    """The field is called `def`, which Python cannot spell."""
    return inner(getattr(command, "def"))


def add_column(table: TableName, command: Node) -> Operation:
    definition = definition_of(command)
    constraints = tuple(constraints_of_column(definition))
    return AddColumn(
        table,
        column_of(definition),
        constraints,
        if_not_exists=command.missing_ok,
        inline_references=bool(constraints),
    )


def drop_column(table: TableName, command: Node) -> Operation:
    cascade = enum_name("DropBehavior", command.behavior) == "DROP_CASCADE"
    return DropColumn(table, command.name, if_exists=command.missing_ok, cascade=cascade)


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


def add_identity(table: TableName, command: Node) -> Operation:
    return AlterColumn(table, command.name, identity=True)


def drop_identity(table: TableName, command: Node) -> Operation:
    return AlterColumn(table, command.name, identity=False)


def set_expression(table: TableName, command: Node) -> Operation:
    computed = Computed(sql_of(getattr(command, "def")))
    return AlterColumn(table, command.name, expression=computed)


def drop_expression(table: TableName, command: Node) -> Operation:
    return AlterColumn(table, command.name, expression=DropExpression())


def add_constraint(table: TableName, command: Node) -> Operation:
    return AddConstraint(table, constraint_of(definition_of(command)))


def drop_constraint(table: TableName, command: Node) -> Operation:
    cascade = enum_name("DropBehavior", command.behavior) == "DROP_CASCADE"
    return DropConstraint(table, command.name, if_exists=command.missing_ok, cascade=cascade)


def validate_constraint(table: TableName, command: Node) -> Operation:
    return ValidateConstraint(table, command.name)


def attach_partition(table: TableName, command: Node) -> Operation:
    partition = definition_of(command)
    return AttachPartition(table, table_of(partition.name), bounds_of(command))


def bounds_of(command: Node) -> str:
    """Only a whole statement can be written as text, so one is made around the command."""
    result = tree.ParseResult(version=180000)
    statement = result.stmts.add().stmt.alter_table_stmt
    statement.objtype = tree.OBJECT_TABLE
    statement.relation.relname = "t"
    statement.relation.relpersistence = "p"
    statement.cmds.add().alter_table_cmd.CopyFrom(command)
    text = str(postgast.deparse(result))
    start = text.find("FOR VALUES")
    return text[start:] if start >= 0 else "DEFAULT"


def detach_partition(table: TableName, command: Node) -> Operation:
    partition = definition_of(command)
    return DetachPartition(table, table_of(partition.name), partition.concurrent)


COMMANDS: dict[str, Callable[[TableName, Node], Operation]] = {
    "AT_AddColumn": add_column,
    "AT_DropColumn": drop_column,
    "AT_AlterColumnType": alter_type,
    "AT_ColumnDefault": alter_default,
    "AT_SetNotNull": set_not_null,
    "AT_DropNotNull": drop_not_null,
    "AT_AddIdentity": add_identity,
    "AT_DropIdentity": drop_identity,
    "AT_SetExpression": set_expression,
    "AT_DropExpression": drop_expression,
    "AT_AddConstraint": add_constraint,
    "AT_DropConstraint": drop_constraint,
    "AT_ValidateConstraint": validate_constraint,
    "AT_AttachPartition": attach_partition,
    "AT_DetachPartition": detach_partition,
}
