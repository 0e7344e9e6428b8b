"""What happens when a revision file is only imported, as every Alembic command does."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from adapters.alembic_project.live_imports import imported_live
from adapters.alembic_project.source import RevisionSource
from domain.script import Habit, Noticed

if TYPE_CHECKING:
    from adapters.alembic_project.evaluator.frames import Unit

# Alembic's proxies: outside of a run of migrations each of their functions raises NameError.
PROXIES = ("op", "context")
REACHING_OUT = frozenset(("open", "create_engine", "create_async_engine", "print", "input"))
HARMLESS = ("warnings", "sys")


def noticed_at_import(source: RevisionSource, unit: Unit) -> Iterator[Noticed]:
    for node, names in imported_live(source):
        yield Noticed(Habit.LIVE_IMPORT, unit.location(node, ()), ", ".join(names))
    proxies = proxies_of(source.tree)
    for call in calls_at_import(source.tree.body, proxies):
        yield Noticed(Habit.WORK_AT_IMPORT, unit.location(call, ()), unit.shown(call))


def proxies_of(tree: ast.Module) -> frozenset[str]:
    """The names under which the file knows `alembic.op` and `alembic.context`."""
    return frozenset(
        alias.asname or alias.name
        for statement in tree.body
        if isinstance(statement, ast.ImportFrom) and statement.module == "alembic"
        for alias in statement.names
        if alias.name in PROXIES
    )


def calls_at_import(statements: list[ast.stmt], proxies: frozenset[str]) -> Iterator[ast.Call]:
    """Calls that work or fail by themselves; what only makes a value is none."""
    for statement in statements:
        match statement:
            case ast.Expr(value=ast.Call(func=function) as call):
                if root(function) not in HARMLESS and "log" not in root(function).lower():
                    yield call
            case ast.Assign(value=ast.expr() as value) | ast.AnnAssign(value=ast.expr() as value):
                yield from reaching_out(value, proxies)
            case ast.If() if not is_main(statement):
                yield from calls_at_import([*statement.body, *statement.orelse], proxies)
            case ast.Try() | ast.With():
                yield from calls_at_import(statement.body, proxies)


def reaching_out(value: ast.expr, proxies: frozenset[str]) -> Iterator[ast.Call]:
    if isinstance(value, ast.Constant):
        return
    for node in ast.walk(value):
        if isinstance(node, ast.Lambda):
            return
        if isinstance(node, ast.Call) and root(node.func) in proxies | REACHING_OUT:
            yield node
            return


def root(function: ast.expr) -> str:
    """The name that a dotted name or a chain of calls begins with."""
    while not isinstance(function, ast.Name):
        match function:
            case ast.Attribute(value=inner) | ast.Call(func=inner) | ast.Subscript(value=inner):
                function = inner
            case _:
                return ""
    return function.id


def is_main(statement: ast.If) -> bool:
    """`if __name__ == "__main__":` does not run at import, `if TYPE_CHECKING:` neither."""
    return any(
        isinstance(node, ast.Name) and node.id in ("__name__", "TYPE_CHECKING")
        for node in ast.walk(statement.test)
    )
