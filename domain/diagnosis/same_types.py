"""Whether two types are one to Alembic: as its `compare_type` sees them."""

from domain.databases.target import Database
from domain.schema.datatypes import DataType

SYNONYMS: dict[Database, tuple[frozenset[str], ...]] = {
    Database.POSTGRESQL: (frozenset(("float", "double precision", "double")),),
    Database.MYSQL: (frozenset(("bool", "tinyint")), frozenset(("json", "longtext"))),
    Database.MARIADB: (frozenset(("bool", "tinyint")), frozenset(("json", "longtext"))),
    Database.SQLITE: (),
}
EVERYWHERE = (frozenset(("numeric", "decimal")), frozenset(("int", "integer")))


def same_type(one: DataType | None, other: DataType | None, database: Database) -> bool | None:
    """None where that is not known: a type of a library, one whose values nobody told."""
    if one is None or other is None or one.custom or other.custom:
        return None
    if "null" in (one.name, other.name):
        return None
    if bool(one.dimensions) != bool(other.dimensions):
        return False
    if not same_name(one, other, database):
        return False
    return arguments_agree(one, other)


def same_name(one: DataType, other: DataType, database: Database) -> bool:
    if one.name == other.name:
        return True
    named = one.type_name if one.name == "enum" else one.name
    if "enum" in (one.name, other.name) and database is Database.POSTGRESQL:
        # Raw SQL names an enumerated type without saying that it is one.
        other_named = other.type_name if other.name == "enum" else other.name
        return bool(named) and named == other_named
    pair = {one.name, other.name}
    return any(pair <= batch for batch in (*SYNONYMS[database], *EVERYWHERE))


def arguments_agree(one: DataType, other: DataType) -> bool:
    """Alembic compares arguments only where both sides have them."""
    pairs = (
        (one.length, other.length),
        (one.scale, other.scale) if one.precision and other.precision else (None, None),
        (one.precision, other.precision) if one.name == "numeric" else (None, None),
    )
    if one.name == "enum" and one.type_name and other.type_name:
        return one.type_name.rpartition(".")[2] == other.type_name.rpartition(".")[2]
    return all(a == b for a, b in pairs if None not in (a, b))


def shown(datatype: DataType | None) -> str:
    return str(datatype) if datatype else "a type that is not known"
