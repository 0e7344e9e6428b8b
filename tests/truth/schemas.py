"""The schema that the replay arrives at, against the reflection of the real one."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from attrs import define, field

from adapters.tracing.trace import ReflectedTable, Reflection
from domain.databases.target import Database
from domain.schema.elements import Check, ForeignKey, Unique
from domain.schema.schema import Schema, Table
from domain.schema.table_changes import without_second_keys
from tests.truth.reflected_types import of_reflection, of_replay

VERSION_TABLES = ("alembic_version", "alembic_version_auth")
Element = tuple[object, ...]
# By its identity, what must be equal of it.
Elements = Mapping[Element, Element]
Sides = Mapping[str, Elements]
EXPRESSION = "(expression)"


@define
class Agreement:
    """Of `all` elements that either side has, `same` are equal on both."""

    all: int = 0
    same: int = 0
    differences: list[str] = field(factory=list)

    @property
    def share(self) -> float:
        return 100 * self.same / self.all if self.all else 100.0

    def count(
        self, what: str, left: Mapping[Element, Element], right: Mapping[Element, Element]
    ) -> None:
        """`left` is the real side."""
        for key in sorted({*left, *right}, key=repr):
            self.all += 1
            if key in left and key in right and left[key] == right[key]:
                self.same += 1
            else:
                sides = f"real {told(left.get(key))}, replayed {told(right.get(key))}"
                self.differences.append(f"{what} {told(key)}: {sides}")


def told(element: Element | None) -> str:
    return "none" if element is None else " ".join(str(part) for part in element)


ORDERS: tuple[list[str], ...] = ([], ["ASC"], ["DESC"], ["asc"], ["desc"])
NAMED = ("indexes", "foreign keys", "uniques", "checks")
KINDS = ("columns", "keys", "indexes", "foreign keys", "uniques", "checks")


def agreements(real: Reflection, replayed: Schema, database: Database) -> dict[str, Agreement]:
    """By kind of element; elements are compared in the tables that both sides have.

    `shapes` are all that has a name, without it: a naming convention that is not known spoils
    names, not shapes.
    """
    found = {kind: Agreement() for kind in ("tables", *KINDS, "shapes", "enums")}
    there = {name: t for name, t in real.tables.items() if name not in VERSION_TABLES}
    said = {str(name): t for name, t in replayed.tables.items() if is_said(t)}
    found["tables"].count("table", {(n,): () for n in there}, {(n,): () for n in said})
    types = replayed.objects.enums if database is Database.POSTGRESQL else ()
    found["enums"].count("enum", {(n,): () for n in real.enums}, {(n,): () for n in types})
    for name in sorted(there.keys() & said.keys()):
        left, right = of_real(there[name], database), of_replayed(said[name], database)
        if database is Database.SQLITE:
            left, right = reflectable(left, right)
        for kind in KINDS:
            found[kind].count(f"{name} {kind}", left[kind], right[kind])
        for kind in NAMED:
            found["shapes"].count(f"{name} {kind}", shapes(left[kind]), shapes(right[kind]))
    return found


def is_said(table: Table) -> bool:
    """Whether the replay says that it is there: nothing made one that is not complete, something
    may have changed it if it is there.
    """
    return table.complete and not table.temporary and table.name.name not in VERSION_TABLES


def reflectable(left: Sides, right: Sides) -> tuple[Sides, Sides]:
    """Without the indexes on expressions, of which SQLAlchemy reflects nothing or half."""
    hidden = {key[0] for key in right["indexes"] if EXPRESSION in key}

    def shown(side: Sides) -> Sides:
        kept = {k: v for k, v in side["indexes"].items() if k[0] not in hidden}
        return {**side, "indexes": kept}

    return shown(left), shown(right)


def shapes(elements: Elements) -> Elements:
    """Each without its name, and numbered where there are several alike."""
    alike = Counter((*key[1:], *value) for key, value in elements.items())
    return {(*shape, n): () for shape, count in alike.items() for n in range(count)}


def of_real(table: ReflectedTable, database: Database) -> Sides:
    indexes = [i for i in table.indexes if not i.of_constraint]
    uniques: Elements = {(u.name, u.columns): () for u in table.uniques}
    if database in (Database.MARIADB, Database.MYSQL):
        # A unique constraint is its index there: both of its names are one.
        indexes = [i for i in indexes if not i.unique]
    return {
        "columns": {
            (c.name,): (of_reflection(c.type, database), "null" if c.nullable else "not null")
            for c in table.columns
        },
        "keys": {table.primary_key.columns: ()} if table.primary_key else {},
        "indexes": {(i.name, *columns(i.columns)): (i.unique,) for i in indexes},
        "foreign keys": {
            (k.name, k.columns, k.target, k.target_columns): (action(k.on_delete, database),)
            for k in table.foreign_keys
        },
        "uniques": uniques,
        "checks": {(c.name,): () for c in table.checks},
    }


def of_replayed(table: Table, database: Database) -> Sides:
    names = {c.name for c in table.columns}
    key = table.primary_key
    uniques = [c for c in table.constraints if isinstance(c, Unique)]
    unique: dict[Element, Element] = {(u.name, u.columns): () for u in uniques}
    indexes = list(table.indexes)
    if database in (Database.MARIADB, Database.MYSQL):
        unique |= {(i.name, i.elements): () for i in indexes if i.unique}
        indexes = [i for i in indexes if not i.unique]
    return {
        "columns": {
            (c.name,): (of_replay(c.type, database), nullability(c.nullable)) for c in table.columns
        },
        "keys": {key.columns: ()} if key else {},
        "indexes": {
            (i.name, *columns(column_in(e, names) for e in i.elements)): (i.unique,)
            for i in indexes
        },
        "foreign keys": {
            (k.name, k.columns, k.target.name, k.target_columns): (action(k.on_delete, database),)
            for k in (table.foreign_keys if database is not Database.SQLITE else reflected(table))
        },
        "uniques": unique,
        "checks": {(c.name,): () for c in table.constraints if isinstance(c, Check)},
    }


def reflected(table: Table) -> list[ForeignKey]:
    """Of foreign keys that are alike SQLAlchemy reads one on SQLite."""
    return [k for k in without_second_keys(table.foreign_keys) if isinstance(k, ForeignKey)]


def column_in(element: str, names: set[str]) -> str | None:
    """The column of an index's element, whatever its order; None for an expression."""
    plain = element.strip('()"` ').split(" ")
    return plain[0] if plain[0] in names and plain[1:] in ORDERS else None


def columns(found: Iterable[str | None]) -> Iterator[str]:
    """Expressions are not told apart: databases write them in words of their own."""
    return (name or EXPRESSION for name in found)


def nullability(nullable: bool | None) -> str:
    return {True: "null", False: "not null", None: "unknown"}[nullable]


def action(on_delete: str | None, database: Database) -> str:
    """NO ACTION says nothing, and on MySQL neither does RESTRICT."""
    silent = ("NO ACTION",) if database is Database.POSTGRESQL else ("NO ACTION", "RESTRICT")
    word = (on_delete or "").upper()
    return "" if word in silent else word
