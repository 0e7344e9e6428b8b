"""What a name in a module of the project stands for, as far as its source plainly tells."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from attrs import field

from adapters.alembic_project.models.defining import defined_in
from adapters.alembic_project.models.imports import Import, dotted, within
from adapters.alembic_project.models.loading import Modules
from adapters.alembic_project.models.sources import Sources
from adapters.alembic_project.nodes import nodes_of
from domain.classes import define, frozen

DEEPEST = 8
Node = ast.Module | ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
Bound = Import | ast.stmt
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


@frozen(eq=False)
class Unit:
    """A module or a function of one, whose body runs."""

    path: str
    node: Node

    @property
    def identity(self) -> tuple[str, int]:
        return self.path, getattr(self.node, "lineno", 0)

    @property
    def imports(self) -> Iterator[Import]:
        return within(self.node.body, "")


@define
class Bindings:
    sources: Sources
    modules: Modules
    names: dict[str, dict[str, Bound]] = field(factory=dict)

    def of(self, path: str) -> dict[str, Bound]:
        """The names that the statements of a module bind; the last one wins."""
        if path not in self.names:
            tree = self.sources.tree(path)
            self.names[path] = dict(bound_in(tree.body)) if tree else {}
        return self.names[path]

    def bound(self, path: str, name: str) -> Bound | None:
        """What it stands for in a module; where that is an import, without parsing it again."""
        told = self.modules.told.get(path)
        if told is None or path in self.names or name in told.defined:
            return self.of(path).get(name)
        return told.imported.get(name)

    def called_in(self, unit: Unit) -> Iterator[Unit]:
        """The functions of the project that it calls by a name that is found."""
        local = {found.bound: found for found in unit.imports}
        for node in nodes_of(unit.node):
            if isinstance(node, ast.Call) and (name := dotted(node.func)):
                yield from self.called(unit.path, name, dict(local))

    def called(
        self, path: str, name: str, local: dict[str, Import] | None = None
    ) -> Iterator[Unit]:
        found = self.found(path, name.split("."), local or {}, DEEPEST)
        if found is None:
            return
        where, node = found
        if isinstance(node, FUNCTIONS):
            yield Unit(where, node)
        elif isinstance(node, ast.ClassDef):
            yield from (Unit(where, m) for m in methods(node, "__init__", "__new__"))

    def found(
        self, path: str, parts: list[str], local: dict[str, Import], depth: int
    ) -> tuple[str, ast.stmt] | None:
        """The definition that a dotted name leads to, and the file that it stands in."""
        bound = local.get(parts[0]) or self.bound(path, parts[0])
        if bound is None or not depth:
            return None
        if isinstance(bound, Import):
            return self.through(path, bound, parts[1:], depth - 1)
        if isinstance(bound, ast.Assign) and isinstance(bound.value, ast.Call):
            maker = dotted(bound.value.func)
            made = maker and self.found(path, maker.split("."), {}, depth - 1)
            return member(*made, parts[1:]) if made and parts[1:] else None
        return member(path, bound, parts[1:])

    def through(
        self, path: str, found: Import, rest: list[str], depth: int
    ) -> tuple[str, ast.stmt] | None:
        if found.name is None:
            # `import a.b` binds a; `import a.b as m` binds a.b.
            plain = found.bound == found.module.partition(".")[0]
            whole = [found.bound, *rest] if plain else [*found.module.split("."), *rest]
            return self.in_module(path, whole, 0, depth)
        start = found.module.split(".") if found.module else []
        return self.in_module(path, [*start, found.name, *rest], found.level, depth)

    def in_module(
        self, path: str, parts: list[str], level: int, depth: int
    ) -> tuple[str, ast.stmt] | None:
        """The longest part of the name that is a module, and the rest in it."""
        for length in range(len(parts) - 1, -1, -1):
            source = self.sources.find(".".join(parts[:length]), path, level)
            if source is not None and parts[length:]:
                return self.found(source.path, parts[length:], {}, depth)
        return None

    def module_of(self, unit: Unit, name: str, bound: Bound | None) -> Iterator[str]:
        """The module that a name stands for, where it does; that of its package's __init__."""
        local = {found.bound: found for found in unit.imports}
        found = local.get(name) or bound
        if isinstance(found, Import):
            inner = ".".join(filter(None, (found.module, found.name or "")))
            source = self.sources.find(inner, unit.path, found.level)
            if source is not None:
                yield source.path


def member(path: str, node: ast.stmt, rest: list[str]) -> tuple[str, ast.stmt] | None:
    if not rest:
        return path, node
    if isinstance(node, ast.ClassDef) and len(rest) == 1:
        return next(((path, m) for m in methods(node, rest[0])), None)
    return None


def methods(node: ast.ClassDef, *names: str) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (s for s in node.body if isinstance(s, FUNCTIONS) and s.name in names)


def bound_in(statements: list[ast.stmt]) -> Iterator[tuple[str, Bound]]:
    for found in within(statements, ""):
        if not found.scope:
            yield found.bound, found
    yield from defined_in(statements)
