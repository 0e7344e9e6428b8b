"""CREATE TABLE, and what else is done to tables as a whole."""

from collections.abc import Iterator

from adapters.sql.postgresql.columns import column_of, constraint_of, constraints_of_column
from adapters.sql.postgresql.nodes import Node, NotExpressible, enum_name, inner, table_of
from domain.operations import AlterColumn, CreateTable, Operation, RenameTable, TableComment
from domain.schema.names import TableName
from domain.sql_operations import (
    AlterTable,
    ChangeObject,
    MoveTable,
    RenameConstraint,
    RenameIndex,
    Truncate,
)


def create_table(node: Node) -> Iterator[Operation]:
    partition = node.HasField("partbound")
    if node.inh_relations and not partition:
        raise NotExpressible("inheritance")
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
        partition_of=table_of(node.inh_relations[0].range_var) if partition else None,
        default_partition=partition and node.partbound.is_default,
        partitioned_by=tuple(part.partition_elem.name for part in node.partspec.part_params),
    )


def rename(node: Node) -> Iterator[Operation]:
    kind = enum_name("ObjectType", node.rename_type)
    on_table = enum_name("ObjectType", node.relation_type) == "OBJECT_TABLE"
    if kind == "OBJECT_TABLE":
        yield RenameTable(table_of(node.relation), node.newname)
    elif kind == "OBJECT_COLUMN" and on_table:
        yield AlterColumn(table_of(node.relation), node.subname, new_name=node.newname)
    elif kind == "OBJECT_TABCONSTRAINT":
        yield RenameConstraint(table_of(node.relation), node.subname, node.newname)
    elif kind == "OBJECT_INDEX":
        yield RenameIndex(node.relation.relname, node.newname)
    elif kind in ("OBJECT_SEQUENCE", "OBJECT_TYPE", "OBJECT_FUNCTION"):
        yield ChangeObject("ALTER", kind.removeprefix("OBJECT_"))
    else:
        raise NotExpressible(kind)


def move(node: Node) -> Iterator[Operation]:
    if enum_name("ObjectType", node.object_type) != "OBJECT_TABLE":
        raise NotExpressible("SET SCHEMA of something else than a table")
    yield MoveTable(table_of(node.relation), node.newschema)


def truncate(node: Node) -> Iterator[Operation]:
    cascade = enum_name("DropBehavior", node.behavior) == "DROP_CASCADE"
    yield Truncate(tuple(table_of(r.range_var) for r in node.relations), cascade)


def comment(node: Node) -> Iterator[Operation]:
    kind = enum_name("ObjectType", node.objtype)
    names = [part.string.sval for part in node.object.list.items]
    if kind == "OBJECT_TABLE":
        yield TableComment(named(names), node.comment or None)
    elif kind == "OBJECT_COLUMN" and len(names) > 1:
        yield AlterColumn(named(names[:-1]), names[-1], comment=node.comment)
    else:
        yield ChangeObject("COMMENT", kind.removeprefix("OBJECT_"))


def named(parts: list[str]) -> TableName:
    return TableName(parts[-1], parts[-2] if len(parts) > 1 else None)


def create_trigger(node: Node) -> Iterator[Operation]:
    yield AlterTable(table_of(node.relation), "create trigger", node.trigname)


def create_policy(node: Node) -> Iterator[Operation]:
    yield AlterTable(table_of(node.table), "create policy", node.policy_name)


def cluster(node: Node) -> Iterator[Operation]:
    if not node.relation.relname:
        raise NotExpressible("CLUSTER of every table")
    yield AlterTable(table_of(node.relation), "cluster", node.indexname or None)


def vacuum(node: Node) -> Iterator[Operation]:
    if not node.rels:
        raise NotExpressible("VACUUM of every table")
    full = any(option.def_elem.defname == "full" for option in node.options)
    action = "analyze" if not node.is_vacuumcmd else "vacuum full" if full else "vacuum"
    for each in node.rels:
        yield AlterTable(table_of(each.vacuum_relation.relation), action)
