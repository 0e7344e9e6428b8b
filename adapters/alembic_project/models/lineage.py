"""The ancestors of a class, as Python orders them, and what they make of it."""

from __future__ import annotations

from collections.abc import Iterator

from adapters.alembic_project.evaluator.constructs.connections import ModelBase
from adapters.alembic_project.evaluator.language.classes import Class
from adapters.alembic_project.evaluator.library import Library
from adapters.alembic_project.evaluator.machine import Machine
from adapters.alembic_project.evaluator.values import Choice, Unknown, Value

DEEPEST = 24
# Classes of libraries that add nothing to a table.
PLAIN_WORDS = """
DeclarativeBase DeclarativeBaseNoMeta MappedAsDataclass AsyncAttrs Generic ABC Protocol object
SQLModel Model Base NamedTuple BaseModel TypedDict
"""
PLAIN = frozenset(PLAIN_WORDS.split())
BARE = frozenset(("typing", "abc", "collections", "enum", "dataclasses", "builtins", "types"))


def ancestry(machine: Machine, owner: Class) -> list[Value]:
    """The class and its ancestors, nearest first; those that are not of the project as they are."""
    return order(machine, owner, DEEPEST)


def order(machine: Machine, owner: Value, depth: int) -> list[Value]:
    if not isinstance(owner, Class):
        return [owner, *model_class(machine, owner, depth)]
    bases = [plainly(base) for base in owner.bases(machine)]
    if not depth:
        return [owner, *bases]
    rows = [order(machine, base, depth - 1) for base in bases]
    return [owner, *merged([*rows, bases])]


def model_class(machine: Machine, base: Value, depth: int) -> list[Value]:
    """What Flask-SQLAlchemy's `db.Model` is made of, where it was told."""
    inner = base.model if isinstance(base, ModelBase) else None
    return order(machine, inner, depth - 1) if isinstance(inner, Class) and depth else []


def plainly(base: Value) -> Value:
    """The first of several that it may be: they tend to be alike."""
    return base.options[0] if isinstance(base, Choice) else base


def merged(rows: list[list[Value]]) -> Iterator[Value]:
    """Python's order (C3); where there is none, each where it comes first."""
    rows = [list(row) for row in rows if row]
    while rows:
        heads = [row[0] for row in rows]
        free = (h for h in heads if not any(is_in(h, row[1:]) for row in rows))
        chosen = next(free, heads[0])
        yield chosen
        rows = [rest for row in rows if (rest := [v for v in row if v is not chosen])]


def is_in(value: Value, row: list[Value]) -> bool:
    return any(value is other for other in row)


def foreign(lineage: list[Value]) -> Value | None:
    """An ancestor whose source is not here and that may bring columns along."""
    for ancestor in lineage:
        if isinstance(ancestor, Class | ModelBase):
            continue
        if isinstance(ancestor, Library):
            if ancestor.last in PLAIN or ancestor.root in BARE or ancestor.root == "sqlalchemy":
                continue
            return ancestor
        if isinstance(ancestor, Unknown) or hasattr(ancestor, "path"):
            return ancestor
    return None


def is_base(ancestor: Value) -> bool:
    """Whether it makes classes below it mapped ones."""
    if isinstance(ancestor, ModelBase):
        return True
    if isinstance(ancestor, Library):
        return ancestor.last in ("DeclarativeBase", "DeclarativeBaseNoMeta", "SQLModel") or (
            ancestor.root not in BARE and ancestor.last in ("Base", "Model")
        )
    return False
