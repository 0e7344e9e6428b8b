"""env.py, parsed, as the readers of single facts get it."""

import ast
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TypeVar

from adapters.alembic_project.env_py.keywords import KeywordReader, Keywords, Names
from adapters.alembic_project.env_py.places import Place, last_name, online, receiver
from domain.classes import define
from domain.environment import UNKNOWN, Fact
from domain.source import Location

T = TypeVar("T")


@define(slots=False, frozen=True, eq=False)
class EnvScript:
    """`path` is relative to the project's root."""

    path: str
    tree: ast.Module

    @cached_property
    def places(self) -> list[Place]:
        return list(online(self.tree))

    def calls(self, *names: str) -> Iterator[tuple[ast.Call, Place]]:
        """Calls of functions and methods by their last name."""
        for name in names:
            yield from self.calls_by_name.get(name, ())

    @cached_property
    def calls_by_name(self) -> dict[str, list[tuple[ast.Call, Place]]]:
        found: defaultdict[str, list[tuple[ast.Call, Place]]] = defaultdict(list)
        for place in self.places:
            if isinstance(place.node, ast.Call):
                found[last_name(place.node.func)].append((place.node, place))
        return found

    @cached_property
    def keywords(self) -> KeywordReader:
        return KeywordReader(Names.of(self.places), self.tree)

    @cached_property
    def configurations(self) -> list[tuple[ast.Call, Place, Keywords]]:
        """Calls of context.configure; those that plainly are offline only if there is no other."""
        found = [
            (call, place, self.keywords.of_call(call, place.scope))
            for call, place in self.calls("configure")
            if receiver(call).lower().endswith("context") and receiver(call) != "MigrationContext"
        ]
        return [each for each in found if not is_offline(each[2])] or found

    @cached_property
    def managed(self) -> list[tuple[ast.withitem, ast.With | ast.AsyncWith]]:
        blocks = (place.node for place in self.places)
        return [
            (item, block)
            for block in blocks
            if isinstance(block, ast.With | ast.AsyncWith)
            for item in block.items
        ]

    def location(self, node: ast.AST) -> Location:
        line, column = getattr(node, "lineno", 1), getattr(node, "col_offset", 0)
        return Location(self.path, line, column + 1)


def is_offline(keywords: Keywords) -> bool:
    return "url" in keywords.values and keywords.complete and "connection" not in keywords.values


def agreed(facts: Iterable[Fact[T]], otherwise: Fact[T]) -> Fact[T]:
    """What all of them say; UNKNOWN with the place of the one that differs."""
    kept: Fact[T] | None = None
    for fact in facts:
        if kept is not None and kept.value != fact.value:
            return Fact(UNKNOWN, fact.location or kept.location)
        kept = kept if kept is not None and kept.location else fact
    return otherwise if kept is None else kept
