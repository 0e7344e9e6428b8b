"""What an annotation says of a column: `Mapped[Optional[int]]`, `Mapped[intpk]`, `str | None`."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from attrs import evolve

from adapters.alembic_project.evaluator.constructs.columns import ColumnValue
from adapters.alembic_project.evaluator.data.builtin import Builtin
from adapters.alembic_project.evaluator.language.classes import Class
from adapters.alembic_project.evaluator.language.enums import is_enum
from adapters.alembic_project.evaluator.library import Library
from adapters.alembic_project.evaluator.types.sql_type import SqlType
from adapters.alembic_project.evaluator.values import Value
from adapters.alembic_project.models.bindings import Bindings
from adapters.alembic_project.models.imports import dotted
from adapters.alembic_project.models.workbench import Workbench
from domain.classes import define, frozen

MAPPED = frozenset(("Mapped", "DynamicMapped", "WriteOnlyMapped"))
DEEPEST = 8
BY_PATH = {
    "datetime.datetime": "DateTime",
    "datetime.date": "Date",
    "datetime.time": "Time",
    "datetime.timedelta": "Interval",
    "decimal.Decimal": "Numeric",
    "uuid.UUID": "Uuid",
}
BUILTIN = {
    "int": "Integer",
    "str": "String",
    "bool": "Boolean",
    "float": "Float",
    "bytes": "LargeBinary",
}


@frozen(eq=False)
class Told:
    """`node` is the bare type, as it stands in the file at `path`; `aliases` are the names that
    led to it, nearest first; `column` is what stands in an Annotated.
    """

    node: ast.expr
    path: str
    optional: bool = False
    aliases: tuple[str, ...] = ()
    extras: tuple[Value, ...] = ()

    @property
    def column(self) -> ColumnValue | None:
        return next((e for e in self.extras if isinstance(e, ColumnValue)), None)


@define(eq=False)
class Annotations:
    bench: Workbench
    bindings: Bindings

    def mapped(self, node: ast.expr, path: str) -> Told | None:
        """What is inside of `Mapped[...]`; None for any other annotation."""
        node = spelled_out(node)
        if isinstance(node, ast.Subscript) and dotted(node.value).rpartition(".")[2] in MAPPED:
            return self.told(Told(node.slice, path))
        return None

    def told(self, found: Told, depth: int = DEEPEST) -> Told:
        node = spelled_out(found.node)
        found = evolve(found, node=node)
        if not depth:
            return found
        if isinstance(node, ast.BinOp):
            return self.of_union(found, list(sides(node)), depth)
        if isinstance(node, ast.Subscript):
            return self.of_subscript(found, node, depth)
        if isinstance(node, ast.Name | ast.Attribute):
            return self.of_name(found, dotted(node), depth)
        return found

    def of_subscript(self, found: Told, node: ast.Subscript, depth: int) -> Told:
        parts = node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice]
        match dotted(node.value).rpartition(".")[2]:
            case "Optional":
                return self.told(evolve(found, node=node.slice, optional=True), depth - 1)
            case "Union":
                return self.of_union(found, list(parts), depth)
            case "Annotated" if parts:
                frame = self.bench.frame(found.path)
                values = (self.bench.value(p, frame) for p in parts[1:] if frame)
                extras = (*found.extras, *values)
                return self.told(evolve(found, node=parts[0], extras=extras), depth - 1)
            case "Final" | "ClassVar" | "Mapped":
                return self.told(evolve(found, node=node.slice), depth - 1)
        return found

    def of_union(self, found: Told, parts: list[ast.expr], depth: int) -> Told:
        some = [p for p in parts if not (isinstance(p, ast.Constant) and p.value is None)]
        found = evolve(found, optional=found.optional or len(some) < len(parts))
        return self.told(evolve(found, node=some[0]), depth - 1) if len(some) == 1 else found

    def of_name(self, found: Told, name: str, depth: int) -> Told:
        """An alias of the project leads on; a class is one."""
        place = self.bindings.found(found.path, name.split("."), {}, DEEPEST) if name else None
        if place is None:
            return found
        path, statement = place
        value = aliased(statement)
        if value is None:
            return found
        aliases = (*found.aliases, f"{path}:{name.rpartition('.')[2]}")
        return self.told(evolve(found, node=value, path=path, aliases=aliases), depth - 1)

    def type_of(self, told: Told, given: dict[str, Value]) -> SqlType | None:
        """The type of a column so annotated, `given` being what the project has for some."""
        for name in (*told.aliases, self.canonical(told)):
            if name in given:
                return self.bench.machine.type_of(given[name])
        return self.usual(told)

    def usual(self, told: Told) -> SqlType | None:
        node = told.node
        if isinstance(node, ast.Subscript):
            if dotted(node.value).rpartition(".")[2] == "Literal":
                texts = [n.value for n in ast.walk(node.slice) if isinstance(n, ast.Constant)]
                return self.bench.type_named("Enum", *texts, native_enum=False)
            return None
        value = self.value(told)
        if isinstance(value, Builtin):
            name = BUILTIN.get(value.name)
            return self.bench.type_named(name) if name else None
        if isinstance(value, Library):
            name = BY_PATH.get(value.path)
            return self.bench.type_named(name) if name else None
        if isinstance(value, Class) and is_enum(self.bench.machine, value):
            return self.bench.type_named("Enum", value)
        return None

    def value(self, told: Told) -> Value:
        frame = self.bench.frame(told.path)
        return self.bench.value(told.node, frame) if frame else None

    def canonical(self, told: Told) -> str:
        """One spelling for each type, wherever it was imported from."""
        node = told.node
        if isinstance(node, ast.Subscript):
            outer = self.canonical(evolve(told, node=node.value))
            return f"{outer}[{ast.unparse(node.slice)}]"
        value = self.value(told)
        if isinstance(value, Builtin):
            return value.name
        return str(getattr(value, "path", "")) or ast.unparse(node)

    def name_of(self, node: ast.expr, path: str) -> str:
        """Of a key of a type_annotation_map: an alias by its own name."""
        told = self.told(Told(node, path))
        return told.aliases[0] if told.aliases else self.canonical(told)


def spelled_out(node: ast.expr) -> ast.expr:
    """Annotations may be texts."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        try:
            return ast.parse(node.value.strip(), mode="eval").body
        except (SyntaxError, ValueError):
            return node
    return node


def sides(node: ast.expr) -> Iterator[ast.expr]:
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr):
        yield from sides(node.left)
        yield from sides(node.right)
    else:
        yield node


def aliased(statement: ast.stmt) -> ast.expr | None:
    """What a name stands for that was assigned: `intpk = Annotated[...]`, `NewType("Id", int)`."""
    match statement:
        case ast.Assign(value=ast.Call(func=made, args=[_, inner])) if (
            dotted(made).rpartition(".")[2] == "NewType"
        ):
            return inner
        case ast.Assign(value=ast.Subscript() | ast.BinOp() | ast.Name() | ast.Attribute()):
            return statement.value
        case ast.AnnAssign(value=ast.expr() as value):
            return value
    # Python 3.12's `type Id = int`.
    further = getattr(statement, "value", None)
    return further if type(statement).__name__ == "TypeAlias" else None
