"""DROP of anything."""

from collections.abc import Callable, Iterator
from functools import partial

from adapters.sql.postgresql.nodes import Node, NotExpressible, enum_name, qualified, strings
from domain.operations import DropIndex, DropTable, EnumType, Operation
from domain.schema.names import TableName
from domain.sql_operations import AlterTable, ChangeObject, DropSchema, DropView


def drop(node: Node) -> Iterator[Operation]:
    kind = enum_name("ObjectType", node.remove_type)
    if kind not in KINDS:
        raise NotExpressible(kind)
    for thing in node.objects:
        yield KINDS[kind](node, thing)


def cascades(node: Node) -> bool:
    return enum_name("DropBehavior", node.behavior) == "DROP_CASCADE"


def drop_table(node: Node, thing: Node) -> Operation:
    return DropTable(qualified(thing.list.items), node.missing_ok, cascades(node))


def drop_index(node: Node, thing: Node) -> Operation:
    name = qualified(thing.list.items)
    return DropIndex(
        name.name,
        schema=name.schema,
        concurrently=node.concurrent,
        if_exists=node.missing_ok,
    )


def drop_type(node: Node, thing: Node) -> Operation:
    name = ".".join(strings(thing.type_name.names))
    return EnumType(name, (), create=False, cascade=cascades(node))


def drop_view(node: Node, thing: Node, materialized: bool = False) -> Operation:
    name = qualified(thing.list.items)
    return DropView(name, materialized, node.missing_ok, cascades(node))


def drop_schema(node: Node, thing: Node) -> Operation:
    return DropSchema(thing.string.sval, cascades(node))


def drop_from_table(node: Node, thing: Node, what: str) -> Operation:
    """Triggers, policies and rules are named with their table before them."""
    *table, name = strings(thing.list.items)
    schema = table[-2] if len(table) > 1 else None
    return AlterTable(TableName(table[-1], schema), f"drop {what}", name)


def drop_object(node: Node, thing: Node, kind: str) -> Operation:
    named = thing.WhichOneof("node")
    if named == "list":
        name = ".".join(strings(thing.list.items))
    elif named == "string":
        name = thing.string.sval
    else:
        name = ""
    return ChangeObject("DROP", kind, name)


KINDS: dict[str, Callable[[Node, Node], Operation]] = {
    "OBJECT_TABLE": drop_table,
    "OBJECT_INDEX": drop_index,
    "OBJECT_TYPE": drop_type,
    "OBJECT_VIEW": drop_view,
    "OBJECT_MATVIEW": partial(drop_view, materialized=True),
    "OBJECT_SCHEMA": drop_schema,
    "OBJECT_TRIGGER": partial(drop_from_table, what="trigger"),
    "OBJECT_POLICY": partial(drop_from_table, what="policy"),
    "OBJECT_RULE": partial(drop_from_table, what="rule"),
    "OBJECT_SEQUENCE": partial(drop_object, kind="SEQUENCE"),
    "OBJECT_FUNCTION": partial(drop_object, kind="FUNCTION"),
    "OBJECT_PROCEDURE": partial(drop_object, kind="PROCEDURE"),
    "OBJECT_AGGREGATE": partial(drop_object, kind="AGGREGATE"),
    "OBJECT_EXTENSION": partial(drop_object, kind="EXTENSION"),
}
