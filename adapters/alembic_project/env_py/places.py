"""The code of env.py that stands in the way of an upgrade online, with where it stands."""

import ast
import re
from collections.abc import Iterator

from domain.classes import frozen

Scope = ast.Module | ast.FunctionDef | ast.AsyncFunctionDef

OFFLINE = re.compile(r"offline|dry_?run", re.IGNORECASE)


@frozen(eq=False)
class Place:
    """A node, the function that it stands in, and the tests of the `if`s around it."""

    node: ast.AST
    scope: Scope
    conditions: tuple[ast.expr, ...] = ()


def online(tree: ast.Module) -> Iterator[Place]:
    """In the order of the source. Not recursive: trees of hostile input are deep."""
    waiting = [Place(tree, tree)]
    while waiting:
        place = waiting.pop()
        yield place
        waiting.extend(reversed(list(within(place))))


def within(place: Place) -> Iterator[Place]:
    node, scope, conditions = place.node, place.scope, place.conditions
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        if OFFLINE.search(node.name):
            return
        scope = node
    if isinstance(node, ast.If):
        for test, branch in branches(node):
            yield from (Place(child, scope, (*conditions, *test)) for child in branch)
        return
    for child in ast.iter_child_nodes(node):
        if not is_docstring(child):
            yield Place(child, scope, conditions)


def branches(node: ast.If) -> Iterator[tuple[tuple[ast.expr, ...], list[ast.stmt]]]:
    """Those that an upgrade online may take; none of `is_offline_mode()` is a condition."""
    if is_offline_mode(node.test):
        yield (), node.orelse
    elif isinstance(node.test, ast.UnaryOp) and is_offline_mode(node.test.operand):
        yield (), node.body
    else:
        yield (node.test,), node.body
        yield (node.test,), node.orelse


def is_offline_mode(test: ast.expr) -> bool:
    return isinstance(test, ast.Call) and last_name(test.func) == "is_offline_mode"


def is_docstring(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def last_name(node: ast.expr | None) -> str:
    """`c` of `a.b.c`; empty where it is no name."""
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def receiver(call: ast.Call) -> str:
    """`b` of `a.b.c()`."""
    return last_name(call.func.value) if isinstance(call.func, ast.Attribute) else ""
