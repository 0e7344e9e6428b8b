"""Code that runs while env.py does: the functions that it is seen to call, and what they import."""

from __future__ import annotations

import ast
from collections import deque
from collections.abc import Iterator, Set

from attrs import field

from adapters.alembic_project.models.bindings import Bindings, Unit
from adapters.alembic_project.models.dynamic import IMPORTING, Dynamic, dynamic_in
from adapters.alembic_project.models.loading import Closure, Led
from adapters.alembic_project.models.sources import Sources
from domain.classes import define, frozen
from domain.source import Location

MOST_UNITS = 2_000
DEFINING = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


@define
class Running:
    """Follows calls by name, from env.py on, and loads what the functions import."""

    sources: Sources
    closure: Closure
    bindings: Bindings = field(init=False)
    seen: set[tuple[str, int]] = field(factory=set)
    unfollowed: list[Location] = field(factory=list)
    certain: tuple[Location, ...] = ()

    def __attrs_post_init__(self) -> None:
        self.bindings = Bindings(self.sources, self.closure.modules)

    def env_py(self, path: str) -> None:
        """All of it runs, its functions too."""
        self.closure.add([path], "")
        tree = self.sources.tree(path)
        if tree is not None:
            self.closure.add([led.path for led in self.closure.modules.led_from(path)], path)
            self.follow([Unit(path, tree)])
        self.certain = tuple(dict.fromkeys(self.unfollowed))

    def modules(self) -> None:
        """What the loaded modules do as they are imported, those that this loads too."""
        done: set[str] = set()
        while new := [path for path in self.closure.loaded if path not in done]:
            done.update(new)
            for path in new:
                calls = self.closure.modules.calls_at_import(path)
                if any(call.rpartition(".")[2] in IMPORTING for call in calls):
                    self.import_by_name(path)
                self.follow(unit for call in calls for unit in self.bindings.called(path, call))

    def import_by_name(self, path: str) -> None:
        """What a module imports so outside of its functions; nobody knows: that is told."""
        tree = self.sources.tree(path)
        body = [s for s in tree.body if not isinstance(s, DEFINING)] if tree else []
        unit = Unit(path, ast.Module(body, []))
        for found in dynamic_in(unit, self.sources, self.bindings):
            self.take(found, unit)
            if not found.paths:
                self.certain = (*self.certain, Location(path, found.line))

    def follow(self, start: Iterator[Unit] | list[Unit]) -> None:
        waiting = deque(start)
        while waiting and len(self.seen) < MOST_UNITS:
            unit = waiting.popleft()
            if unit.identity not in self.seen:
                self.seen.add(unit.identity)
                self.run(unit)
                waiting.extend(self.bindings.called_in(unit))

    def run(self, unit: Unit) -> None:
        leads = [led.path for led in self.imported_in(unit)]
        self.closure.add(leads, unit.path)
        for found in dynamic_in(unit, self.sources, self.bindings):
            self.take(found, unit)

    def take(self, found: Dynamic, unit: Unit) -> None:
        if found.paths:
            self.closure.add(found.paths, unit.path)
        else:
            self.unfollowed.append(Location(unit.path, found.line))

    def imported_in(self, unit: Unit) -> Iterator[Led]:
        if isinstance(unit.node, ast.Module):
            return
        modules = self.closure.modules
        for found in unit.imports:
            yield from (Led(found, path) for path in modules.reached(unit.path, found))


@frozen
class Reach:
    """Paths that are loaded for sure, and those that are once any function of them has run.

    Of the latter only those that were `wanted` are sure to be told. `unfollowed` is what env.py,
    or a function that it calls, imports by names that it computes; what others do so is their
    plugins and their like.
    """

    loaded: dict[str, str]
    later: frozenset[str]
    unfollowed: tuple[Location, ...]

    @classmethod
    def of(cls, closure: Closure, running: Running, wanted: Set[str]) -> Reach:
        wide = Closure(closure.modules)
        if wanted:
            wide.add(list(closure.loaded), "", functions=True, wanted=wanted)
        later = frozenset(wide.loaded) - frozenset(closure.loaded)
        return cls(closure.loaded, later, running.certain)
