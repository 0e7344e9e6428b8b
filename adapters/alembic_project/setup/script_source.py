"""A Python file of the set-up: its tree with parents, and the lines of each node."""

import ast
from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property

from adapters.alembic_project.env_py.keywords import KeywordReader, Names
from adapters.alembic_project.env_py.places import (
    OFFLINE,
    Place,
    Scope,
    is_docstring,
    is_offline_mode,
    last_name,
)
from domain.classes import define
from domain.diagnosis.env_py import Mode
from domain.diagnosis.written import Written

FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


@define(slots=False, frozen=True, eq=False)
class ScriptSource:
    """`path` is relative to the project's root."""

    path: str
    text: str
    tree: ast.Module

    @cached_property
    def lines(self) -> list[str]:
        return self.text.split("\n")

    @cached_property
    def parents(self) -> dict[ast.AST, ast.AST]:
        return {child: node for node in ast.walk(self.tree) for child in ast.iter_child_nodes(node)}

    @cached_property
    def places(self) -> list[Place]:
        return list(everywhere(self.tree))

    @cached_property
    def keywords(self) -> KeywordReader:
        return KeywordReader(Names.of(self.places), self.tree)

    @cached_property
    def calls_by_name(self) -> dict[str, list[tuple[ast.Call, Place]]]:
        found: defaultdict[str, list[tuple[ast.Call, Place]]] = defaultdict(list)
        for place in self.places:
            if isinstance(place.node, ast.Call):
                found[last_name(place.node.func)].append((place.node, place))
        return found

    def calls(self, *names: str) -> Iterator[tuple[ast.Call, Place]]:
        """Calls of functions and methods by their last name."""
        for name in names:
            yield from self.calls_by_name.get(name, ())

    def written(self, node: ast.AST) -> Written:
        first, last = getattr(node, "lineno", 1), getattr(node, "end_lineno", None) or 1
        lines = tuple(self.lines[first - 1 : last]) or ("",)
        start = in_characters(lines[0], getattr(node, "col_offset", 0))
        end = in_characters(lines[-1], getattr(node, "end_col_offset", 0))
        return Written(self.path, first, lines, start, end)

    def above(self, node: ast.AST) -> Iterator[ast.AST]:
        """The nodes around it, from the inside out."""
        current = self.parents.get(node)
        while current is not None:
            yield current
            current = self.parents.get(current)

    def statement(self, node: ast.AST) -> ast.stmt | None:
        if isinstance(node, ast.stmt):
            return node
        around = (outer for outer in self.above(node) if isinstance(outer, ast.stmt))
        return next(around, None)

    def mode(self, node: ast.AST, scope: Scope) -> Mode | None:
        """In which mode it runs; None: in both, or that is not known."""
        if not isinstance(scope, ast.Module) and OFFLINE.search(scope.name):
            return Mode.OFFLINE
        inner: ast.AST = node
        for outer in self.above(node):
            if isinstance(outer, ast.If):
                told = mode_of_branch(outer, inner)
                if told is not None:
                    return told
            inner = outer
        return None


def everywhere(tree: ast.Module) -> Iterator[Place]:
    """Each node with its function and the tests around it, in the order of the source."""
    waiting = [Place(tree, tree)]
    while waiting:
        place = waiting.pop()
        yield place
        waiting.extend(reversed(list(within(place))))


def within(place: Place) -> Iterator[Place]:
    node, scope, conditions = place.node, place.scope, place.conditions
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        scope, conditions = node, ()
    if isinstance(node, ast.If):
        yield Place(node.test, scope, conditions)
        further = conditions if asks_mode(node.test) else (*conditions, node.test)
        yield from (Place(child, scope, further) for child in (*node.body, *node.orelse))
        return
    for child in ast.iter_child_nodes(node):
        if not is_docstring(child):
            yield Place(child, scope, conditions)


def asks_mode(test: ast.expr) -> bool:
    return is_offline_mode(test) or (
        isinstance(test, ast.UnaryOp) and is_offline_mode(test.operand)
    )


def mode_of_branch(node: ast.If, inner: ast.AST) -> Mode | None:
    if not asks_mode(node.test):
        return None
    offline = is_offline_mode(node.test) == (inner in node.body)
    return Mode.OFFLINE if offline else Mode.ONLINE


def in_characters(line: str, column: int) -> int:
    """Python counts bytes of UTF-8 in a line."""
    if line.isascii():
        return column
    return len(line.encode()[:column].decode(errors="replace"))
