"""The columns that the attributes of classes declare."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence

from attrs import evolve, field

from adapters.alembic_project.evaluator.call import Call
from adapters.alembic_project.evaluator.constructs.columns import ColumnValue
from adapters.alembic_project.evaluator.constructs.constraints import ForeignKeyValue
from adapters.alembic_project.evaluator.frames import Names
from adapters.alembic_project.evaluator.language.classes import Class
from adapters.alembic_project.evaluator.language.functions import Function
from adapters.alembic_project.evaluator.library import Library, Opaque
from adapters.alembic_project.evaluator.values import ABSENT, Choice, Unknown, Value
from adapters.alembic_project.models.annotations import Annotations, Told
from adapters.alembic_project.models.bindings import Bindings
from adapters.alembic_project.models.imports import dotted
from adapters.alembic_project.models.lineage import ancestry
from adapters.alembic_project.models.sqlmodel_fields import field_column
from adapters.alembic_project.models.type_maps import TypeMaps
from adapters.alembic_project.models.workbench import Workbench
from domain.classes import define, frozen

DECLARED = frozenset(("declared_attr", "directive", "cascading"))
HOLDING = frozenset(("column_property", "deferred", "composite"))


@frozen
class Collected:
    """`lines` has the file and line of each column, by the column's name."""

    parts: Sequence[Value]
    lines: dict[str, tuple[str, int]]
    unread: str | None = None


@frozen(eq=False)
class Attribute:
    """A name of a class body, with its annotation and its value, ABSENT where it has none."""

    name: str
    holder: Class
    annotation: ast.expr | None
    value: Value
    line: int
    made: ast.expr | None = None


@define(eq=False)
class Attributes:
    bench: Workbench
    annotations: Annotations
    maps: TypeMaps
    bodies: dict[int, tuple[Class, Names]] = field(factory=dict)

    def body(self, owner: Class) -> Names:
        if id(owner) not in self.bodies:
            self.bodies[id(owner)] = (owner, self.bench.body(owner))
        return self.bodies[id(owner)][1]

    def collect(self, owner: Class, holders: Sequence[Class]) -> Collected:
        """The columns of the class, from it and what it is mixed with, nearest first."""
        parts: list[Value] = []
        lines: dict[str, tuple[str, int]] = {}
        unread: str | None = None
        seen: set[str] = set()
        for holder in holders:
            for attribute in list(self.of(holder)):
                if attribute.name in seen:
                    continue
                for column in self.columns(owner, attribute):
                    parts.append(column)
                    lines[str(getattr(column, "name", ""))] = (
                        holder.frame.unit.path,
                        attribute.line,
                    )
                unread = unread or doubt(attribute, self.annotations.bindings)
            seen |= {attribute.name for attribute in self.of(holder)}
        return Collected(parts, lines, unread)

    def of(self, holder: Class) -> Iterator[Attribute]:
        body = self.body(holder)
        told: set[str] = set()
        for statement in holder.node.body:
            name, annotation = targeted(statement)
            if name and name not in told:
                told.add(name)
                value = body.get(name, ABSENT)
                made = getattr(statement, "value", None)
                yield Attribute(name, holder, annotation, value, statement.lineno, made)
        for name, value in body.items():
            if name not in told and isinstance(value, ColumnValue):
                yield Attribute(name, holder, None, value, holder.node.lineno)

    def columns(self, owner: Class, attribute: Attribute) -> Iterator[ColumnValue]:
        name, value = attribute.name, attribute.value
        if name.startswith("__"):
            return
        if isinstance(value, Function):
            value = self.declared(owner, value)
        if is_sqlmodel(self.bench, attribute.holder):
            yield from field_column(self.bench, self.annotations, attribute)
            return
        told = self.told(attribute)
        for column in held(value):
            yield self.completed(owner, name, column, told)
        if told is not None and value is ABSENT:
            yield self.completed(owner, name, told.column or ColumnValue(None), told)

    def told(self, attribute: Attribute) -> Told | None:
        node, holder = attribute.annotation, attribute.holder
        return self.annotations.mapped(node, holder.frame.unit.path) if node else None

    def declared(self, owner: Class, function: Function) -> Value:
        if not is_declared(function):
            return None
        call = Call(self.bench.machine, function.frame, function.node, [owner], {})  # type: ignore[arg-type]
        with self.bench.tolerantly():
            return function.called(call)
        return None

    def completed(
        self, owner: Class, name: str, column: ColumnValue, told: Told | None
    ) -> ColumnValue:
        """With what its annotation says: type, whether it may be NULL, an Annotated column."""
        made = evolve(column, extras=list(column.extras), owner=None)
        if told is not None:
            made = inherited(made, told.column)
            # What points at another column has the type of that.
            pointing = any(isinstance(extra, ForeignKeyValue) for extra in made.extras)
            if made.kind is None and not made.typed and not pointing:
                made.kind = self.annotations.type_of(told, self.maps.of(owner))
            if made.nullable is ABSENT and not made.primary_key:
                made.nullable = told.optional
        if made.name is None:
            made.name = name
        return made


def inherited(made: ColumnValue, above: ColumnValue | None) -> ColumnValue:
    """What `Annotated[..., mapped_column(...)]` gives and the column itself does not."""
    if above is None or above is made:
        return made
    return evolve(
        made,
        kind=made.kind if made.typed else above.kind,
        typed=made.typed or above.typed,
        nullable=above.nullable if made.nullable is ABSENT else made.nullable,
        default=made.default or above.default,
        extras=[*made.extras, *(e for e in above.extras if e not in made.extras)],
        primary_key=made.primary_key or above.primary_key,
        unique=above.unique if made.unique is None else made.unique,
        index=above.index if made.index is None else made.index,
        comment=above.comment if made.comment is None else made.comment,
    )


def held(value: Value) -> Iterator[ColumnValue]:
    """The column itself, or those in `column_property(...)`, `deferred(...)`, `composite(...)`."""
    if isinstance(value, ColumnValue):
        yield value
    elif isinstance(value, Opaque) and value.kind.last in HOLDING:
        yield from (a for a in value.call.args if isinstance(a, ColumnValue))
    elif isinstance(value, Choice):
        yield from (o for o in value.options[:1] if isinstance(o, ColumnValue))


def doubt(attribute: Attribute, bindings: Bindings) -> str | None:
    """Whether the attribute may be a column and nobody knows: what makes it speaks of columns."""
    value = attribute.value
    if not isinstance(value, Unknown) or attribute.name.startswith("_"):
        return None
    made = attribute.made
    if made is None or not speaks_of_columns(made, attribute, bindings):
        return None
    return f"{attribute.name} is not plainly written ({value.detail or value.reason})"


def speaks_of_columns(made: ast.expr, attribute: Attribute, bindings: Bindings) -> bool:
    if "olumn" in ast.unparse(made):
        return True
    name = dotted(made.func) if isinstance(made, ast.Call) else ""
    path = attribute.holder.frame.unit.path
    found = bindings.found(path, name.split("."), {}, 4) if name else None
    return found is not None and "olumn" in ast.unparse(found[1])


def targeted(statement: ast.stmt) -> tuple[str, ast.expr | None]:
    match statement:
        case ast.Assign(targets=[ast.Name(id=name)]):
            return name, None
        case ast.AnnAssign(target=ast.Name(id=name), annotation=annotation):
            return name, annotation
        case ast.FunctionDef(name=name):
            return name, None
    return "", None


def is_declared(function: Function) -> bool:
    nodes = getattr(function.node, "decorator_list", [])
    return any(dotted(node).rpartition(".")[2] in DECLARED for node in nodes)


def is_sqlmodel(bench: Workbench, holder: Class) -> bool:
    lineage = ancestry(bench.machine, holder)
    return any(isinstance(a, Library) and a.last == "SQLModel" for a in lineage)
