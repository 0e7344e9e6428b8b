"""CREATE INDEX and REINDEX."""

from collections.abc import Iterator

from adapters.sql.postgresql.nodes import Node, NotExpressible, enum_name, sql_of, table_of
from domain.operations import CreateIndex, Operation
from domain.schema.elements import Index
from domain.sql_operations import Reindex


def create_index(node: Node) -> Iterator[Operation]:
    elements = [element.index_elem for element in node.index_params]
    index = Index(
        node.idxname or None,
        tuple(e.name or expression(e) for e in elements),
        unique=node.unique,
        method=None if node.access_method == "btree" else node.access_method or None,
        predicate=sql_of(node.where_clause) if node.HasField("where_clause") else None,
        included=tuple(e.index_elem.name for e in node.index_including_params),
        classes=tuple((e.name, class_of(e)) for e in elements if e.name and e.opclass),
        orders=tuple((e.name, order) for e in elements if e.name and (order := order_of(e))),
    )
    yield CreateIndex(
        table_of(node.relation),
        index,
        concurrently=node.concurrent,
        if_not_exists=node.if_not_exists,
        only=not node.relation.inh,
    )


def expression(element: Node) -> str:
    """As CREATE INDEX takes it: in parentheses unless it is a call, then its operator class."""
    text = sql_of(element.expr)
    whole = text if element.expr.HasField("func_call") else f"({text})"
    return f"{whole} {class_of(element)}" if element.opclass else whole


def order_of(element: Node) -> str:
    """As it is written: `DESC NULLS LAST`; empty where nothing is."""
    told = {
        "SORTBY_DESC": "DESC",
        "SORTBY_NULLS_FIRST": "NULLS FIRST",
        "SORTBY_NULLS_LAST": "NULLS LAST",
    }
    order = enum_name("SortByDir", element.ordering)
    nulls = enum_name("SortByNulls", element.nulls_ordering)
    return " ".join(told[name] for name in (order, nulls) if name in told)


def class_of(element: Node) -> str:
    return ".".join(part.string.sval for part in element.opclass)


def reindex(node: Node) -> Iterator[Operation]:
    kind = enum_name("ReindexObjectType", node.kind)
    concurrently = any(option.def_elem.defname == "concurrently" for option in node.params)
    if kind == "REINDEX_OBJECT_INDEX":
        yield Reindex(index=node.relation.relname, concurrently=concurrently)
    elif kind == "REINDEX_OBJECT_TABLE":
        yield Reindex(table=table_of(node.relation), concurrently=concurrently)
    else:
        raise NotExpressible(kind)
