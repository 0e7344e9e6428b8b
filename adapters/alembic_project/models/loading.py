"""Which modules of the project are loaded once env.py has been imported."""

from __future__ import annotations

import ast
from collections import deque
from collections.abc import Iterable, Iterator, Set

from attrs import field

from adapters.alembic_project.models.defining import defined_in
from adapters.alembic_project.models.imports import AT_IMPORT, Import, calls_at_import, imports_of
from adapters.alembic_project.models.sources import Sources
from adapters.alembic_project.modules import ModuleSource
from domain.classes import define, frozen

MOST_MODULES = 5_000


@frozen
class Led:
    """An import that led to a module of the project, `path`."""

    by: Import
    path: str


@frozen
class Told:
    """The names of a module: those that a statement defines, and those that an import binds."""

    defined: frozenset[str]
    imported: dict[str, Import]


@define
class Modules:
    """What each module of the project imports, read when it is first asked for.

    `told` is there of those that were read. What a module `calls` is looked for while its tree is
    at hand, as long as that is `wanted`.
    """

    sources: Sources
    known: dict[str, list[Led]] = field(factory=dict)
    calls: dict[str, frozenset[str]] = field(factory=dict)
    lazy: dict[str, dict[str, list[str]]] = field(factory=dict)
    told: dict[str, Told] = field(factory=dict)
    wanted: bool = True

    def led_from(self, path: str) -> list[Led]:
        if path not in self.known:
            tree = self.sources.tree(path)
            found = list(imports_of(tree)) if tree else []
            if tree:
                imported = {i.bound: i for i in found if i.scope == AT_IMPORT}
                self.told[path] = Told(frozenset(n for n, _ in defined_in(tree.body)), imported)
            if self.wanted:
                self.calls[path] = called_by(tree)
            self.known[path] = [Led(i, p) for i in found for p in self.reached(path, i)]
        return self.known[path]

    def calls_at_import(self, path: str) -> frozenset[str]:
        self.led_from(path)
        if path not in self.calls:
            self.calls[path] = called_by(self.sources.tree(path))
        return self.calls[path]

    def reached(self, importer: str, found: Import) -> Iterator[str]:
        """The paths of the modules that an import loads: packages above it run first."""
        if not found.level and not self.sources.has_root(found.module.partition(".")[0]):
            return
        for name in prefixes(found.module, found.level):
            if (source := self.sources.find(name, importer, found.level)) is not None:
                yield source.path
        if found.name and found.name != "*":
            inner = f"{found.module}.{found.name}" if found.module else found.name
            if (source := self.sources.find(inner, importer, found.level)) is not None:
                yield source.path
            else:
                package = self.sources.find(found.module, importer, found.level)
                yield from self.made_up(package, found.name) if package else ()

    def made_up(self, package: ModuleSource, name: str) -> list[str]:
        """Modules that a `__getattr__` of the package loads for the name, by a dictionary."""
        if "def __getattr__" not in package.text:
            return []
        if package.path not in self.lazy:
            self.lazy[package.path] = dict(self.entries(package))
        return self.lazy[package.path].get(name, [])

    def entries(self, package: ModuleSource) -> Iterator[tuple[str, list[str]]]:
        tree = self.sources.tree(package.path)
        for node in ast.walk(tree or ast.Module([], [])):
            if isinstance(node, ast.Dict):
                for key, value in zip(node.keys, node.values, strict=True):
                    if isinstance(key, ast.Constant) and isinstance(key.value, str):
                        yield key.value, list(self.named_in(value, package))

    def named_in(self, node: ast.expr, package: ModuleSource) -> Iterator[str]:
        for part in ast.walk(node):
            if isinstance(part, ast.Constant) and isinstance(part.value, str):
                dotted = part.value.partition(":")[0]
                level = len(dotted) - len(dotted.lstrip("."))
                found = self.sources.find(dotted.lstrip("."), package.path, level)
                if found is not None:
                    yield found.path


def called_by(tree: ast.Module | None) -> frozenset[str]:
    return frozenset(calls_at_import(tree)) if tree else frozenset()


def prefixes(module: str, level: int) -> Iterator[str]:
    """`a`, `a.b`, `a.b.c`; the empty name is the package of a relative import itself."""
    parts = module.split(".") if module else []
    if level:
        yield ""
    for length in range(1, len(parts) + 1):
        yield ".".join(parts[:length])


@define
class Closure:
    """Paths of modules that are loaded, each with that through which it was met first."""

    modules: Modules
    loaded: dict[str, str] = field(factory=dict)

    def add(
        self,
        start: Iterable[str],
        by: str,
        functions: bool = False,
        wanted: Set[str] = frozenset(),
    ) -> None:
        """Load these, and what they import in turn; in functions too where that is asked.

        Where some are `wanted`, no further than to the last of these.
        """
        waiting = deque((path, by) for path in start)
        missing = {path for path in wanted if path not in self.loaded}
        while waiting and len(self.loaded) < MOST_MODULES and (missing or not wanted):
            path, importer = waiting.popleft()
            if path not in self.loaded:
                self.loaded[path] = importer
                missing.discard(path)
                waiting.extend(
                    (led.path, path)
                    for led in self.modules.led_from(path)
                    if functions or led.by.scope == AT_IMPORT
                )
