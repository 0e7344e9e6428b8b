"""The names that a module binds at its top level."""

import ast
from collections.abc import Iterator


def bound_names(text: str | None) -> frozenset[str] | None:
    """None where there is no module. A star import may bind anything, so it binds what is asked."""
    if text is None:
        return None
    return frozenset(names(parsed(text).body))


def parsed(text: str) -> ast.Module:
    """Empty for what is no Python: whoever imports it will hear of that."""
    try:
        return ast.parse(text)
    except (SyntaxError, ValueError, RecursionError):
        return ast.Module(body=[], type_ignores=[])


def names(body: list[ast.stmt]) -> Iterator[str]:
    for statement in body:
        match statement:
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                yield name
            case ast.ClassDef(name=name):
                yield name
            case ast.Import(names=imported) | ast.ImportFrom(names=imported):
                yield from (a.asname or a.name.split(".")[0] for a in imported)
            case ast.If(body=then, orelse=otherwise):
                yield from names([*then, *otherwise])
            case ast.Try(body=tried, handlers=handlers, orelse=otherwise, finalbody=last):
                handled = [statement for handler in handlers for statement in handler.body]
                yield from names([*tried, *handled, *otherwise, *last])
            case ast.Assign() | ast.AnnAssign():
                yield from targets(statement)


def targets(statement: ast.Assign | ast.AnnAssign) -> Iterator[str]:
    for node in ast.walk(statement):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id
