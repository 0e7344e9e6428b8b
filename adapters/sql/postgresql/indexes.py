"""CREATE INDEX and the drops."""

from collections.abc import Iterator

from adapters.sql.postgresql.nodes import (
    Node,
    NotExpressible,
    enum_name,
    qualified,
    sql_of,
    strings,
    table_of,
)
from domain.operations import CreateIndex, DropIndex, DropTable, EnumType, Operation
from domain.schema.elements import Index


def create_index(node: Node) -> Iterator[Operation]:
    elements = [element.index_elem for element in node.index_params]
    index = Index(
        node.idxname or None,
        tuple(e.name or sql_of(e.expr) for e in elements),
        unique=node.unique,
        method=None if node.access_method == "btree" else node.access_method or None,
        predicate=sql_of(node.where_clause) if node.HasField("where_clause") else None,
        included=tuple(e.index_elem.name for e in node.index_including_params),
    )
    yield CreateIndex(
        table_of(node.relation),
        index,
        concurrently=node.concurrent,
        if_not_exists=node.if_not_exists,
    )


def drop(node: Node) -> Iterator[Operation]:
    kind = enum_name("ObjectType", node.remove_type)
    cascade = enum_name("DropBehavior", node.behavior) == "DROP_CASCADE"
    for thing in node.objects:
        if kind == "OBJECT_TABLE":
            name = qualified(thing.list.items)
            yield DropTable(name, if_exists=node.missing_ok, cascade=cascade)
        elif kind == "OBJECT_INDEX":
            name = qualified(thing.list.items)
            yield DropIndex(
                name.name,
                schema=name.schema,
                concurrently=node.concurrent,
                if_exists=node.missing_ok,
            )
        elif kind == "OBJECT_TYPE":
            yield EnumType(".".join(strings(thing.type_name.names)), (), create=False)
        else:
            raise NotExpressible(kind)


def create_enum(node: Node) -> Iterator[Operation]:
    yield EnumType(".".join(strings(node.type_name)), strings(node.vals), create=True)
