"""Indexes, unique constraints and foreign keys, of models and after the revisions."""

from collections.abc import Iterable, Iterator

from domain.databases.target import Database
from domain.diagnosis.difference import Difference, Differs
from domain.diagnosis.mapped_tables import MappedTable, plain
from domain.diagnosis.models import ModelFacts
from domain.schema.elements import ForeignKey, Index, Unique
from domain.schema.names import TableName
from domain.schema.schema import Table

Pointing = tuple[tuple[str, ...], TableName]


def key_differences(facts: ModelFacts, model: MappedTable, table: Table) -> Iterator[Difference]:
    yield from of_indexes(facts, model, table)
    yield from of_uniques(model, table)
    yield from of_foreign_keys(facts, model, table)


def of_indexes(facts: ModelFacts, model: MappedTable, table: Table) -> Iterator[Difference]:
    """By name, as Alembic takes them; one of the same columns by another name is left in peace."""
    theirs = {index.name: index for index in table.indexes if not index.implicit}
    covered = set(map(key_of, table.all_indexes))
    for index in model.indexes:
        if not seen(index, facts):
            continue
        found = theirs.get(index.name)
        about = f"index {index.name} ({', '.join(index.elements)})"
        if found is None and key_of(index) not in covered:
            yield Difference(
                Differs.INDEX, model.name, about, model.location, "no revision creates it"
            )
        elif found is not None and differ(index, found):
            told = f"the revisions leave it on ({', '.join(found.elements)}){unique(found)}"
            yield Difference(Differs.INDEX, model.name, about + unique(index), model.location, told)
    yield from unmodelled(model, list(theirs.values()))


def unmodelled(model: MappedTable, theirs: list[Index]) -> Iterator[Difference]:
    names = {index.name for index in model.indexes}
    known = {key_of(index) for index in model.indexes}
    known |= {(u.columns, True) for u in model.constraints if isinstance(u, Unique)}
    for index in theirs:
        if index.name not in names and plainly(index) and key_of(index) not in known:
            about = f"index {index.name} ({', '.join(index.elements)})"
            yield Difference(Differs.INDEX, model.name, about, model.location, "no model has it")


def seen(index: Index, facts: ModelFacts) -> bool:
    """Alembic compares indexes on expressions on PostgreSQL alone."""
    if not index.elements:
        return False
    return plainly(index) or bool(facts.on and facts.on.database is Database.POSTGRESQL)


def differ(index: Index, found: Index) -> bool:
    return plainly(index) and plainly(found) and key_of(index) != key_of(found)


def key_of(index: Index) -> tuple[tuple[str, ...], bool]:
    return index.elements, index.unique


def plainly(index: Index) -> bool:
    return all(element.isidentifier() for element in index.elements)


def unique(index: Index) -> str:
    return ", unique" if index.unique else ", not unique"


def of_uniques(model: MappedTable, table: Table) -> Iterator[Difference]:
    """By their columns: names are given by conventions that not everything follows."""
    theirs = {frozenset(i.elements) for i in table.all_indexes if i.unique}
    for constraint in model.constraints:
        if isinstance(constraint, Unique) and frozenset(constraint.columns) not in theirs:
            about = f"UNIQUE ({', '.join(constraint.columns)})"
            yield Difference(
                Differs.UNIQUE, model.name, about, model.location, "no revision creates it"
            )
    own = {frozenset(c.columns) for c in model.constraints if isinstance(c, Unique)}
    own |= {frozenset(i.elements) for i in model.indexes if i.unique} | {model.key}
    for constraint in table.constraints:
        if isinstance(constraint, Unique) and frozenset(constraint.columns) not in own:
            about = f"UNIQUE ({', '.join(constraint.columns)})"
            yield Difference(Differs.UNIQUE, model.name, about, model.location, "no model has it")


def of_foreign_keys(facts: ModelFacts, model: MappedTable, table: Table) -> Iterator[Difference]:
    own, theirs = keys_of(facts, model.constraints), keys_of(facts, table.constraints)
    for pair in own:
        if pair not in theirs:
            place = model.place(pair[0][0]) if pair[0] else model.location
            told = "no revision creates it"
            yield Difference(Differs.FOREIGN_KEY, model.name, named(pair), place, told)
    for pair in theirs:
        if pair not in own:
            told = "no model has it"
            yield Difference(Differs.FOREIGN_KEY, model.name, named(pair), model.location, told)


def keys_of(facts: ModelFacts, constraints: Iterable[object]) -> dict[Pointing, ForeignKey]:
    keys = (c for c in constraints if isinstance(c, ForeignKey))
    return {(key.columns, plain(key.target, facts)): key for key in keys}


def named(pair: Pointing) -> str:
    columns, target = pair
    return f"FOREIGN KEY ({', '.join(columns)}) to {target}"
