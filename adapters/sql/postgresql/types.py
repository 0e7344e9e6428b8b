"""A type as the grammar has it, as a DataType."""

import attrs

from adapters.sql.postgresql.nodes import Node, strings
from domain.schema.datatypes import DataType

# The catalogue's names of types whose SQL names differ.
NAMES = {
    "int2": "smallint",
    "int4": "integer",
    "int8": "bigint",
    "float4": "real",
    "float8": "double precision",
    "bool": "boolean",
    "bpchar": "char",
    "decimal": "numeric",
}
SERIALS = {
    "serial": "integer",
    "serial4": "integer",
    "bigserial": "bigint",
    "serial8": "bigint",
    "smallserial": "smallint",
    "serial2": "smallint",
}
BUILT_IN = frozenset(
    [
        "bigint",
        "bit",
        "boolean",
        "box",
        "bytea",
        "char",
        "cidr",
        "circle",
        "citext",
        "date",
        "daterange",
        "hstore",
        "inet",
        "int4range",
        "int8range",
        "integer",
        "interval",
        "json",
        "jsonb",
        "jsonpath",
        "line",
        "ltree",
        "macaddr",
        "macaddr8",
        "money",
        "name",
        "numeric",
        "numrange",
        "oid",
        "path",
        "point",
        "polygon",
        "real",
        "smallint",
        "text",
        "time",
        "timestamp",
        "timestamptz",
        "timetz",
        "tsquery",
        "tsrange",
        "tstzrange",
        "tsvector",
        "uuid",
        "varbit",
        "varchar",
        "xml",
    ]
) | {"double precision"}
WITH_LENGTH = frozenset({"varchar", "char", "bit", "varbit"})


def type_of(node: Node) -> DataType:
    """Names of types that are not PostgreSQL's own are kept as written, as custom."""
    parts = strings(node.names)
    name = NAMES.get(parts[-1], SERIALS.get(parts[-1], parts[-1]))
    if name not in BUILT_IN:
        return DataType(".".join(parts), dimensions=len(node.array_bounds), custom=True)
    numbers = [mod.a_const.ival.ival for mod in node.typmods if mod.HasField("a_const")]
    shape = DataType(name, dimensions=len(node.array_bounds))
    return with_numbers(shape, numbers)


def with_numbers(shape: DataType, numbers: list[int]) -> DataType:
    if not numbers:
        return shape
    if shape.name in WITH_LENGTH:
        return attrs.evolve(shape, length=numbers[0])
    if shape.name == "numeric":
        scale = numbers[1] if len(numbers) > 1 else 0
        return attrs.evolve(shape, precision=numbers[0], scale=scale)
    return attrs.evolve(shape, precision=numbers[-1])


def is_serial(node: Node) -> bool:
    return strings(node.names)[-1] in SERIALS
