"""The names that the statements of a module define, imports aside."""

import ast
from collections.abc import Iterator


def defined_in(statements: list[ast.stmt]) -> Iterator[tuple[str, ast.stmt]]:
    """Functions, classes and what is assigned plainly, in the order in which they stand there."""
    for statement in flat(statements):
        match statement:
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
                yield statement.name, statement
            case ast.Assign(targets=[ast.Name(id=name)]):
                yield name, statement
            case ast.AnnAssign(target=ast.Name(id=name)):
                yield name, statement


def flat(statements: list[ast.stmt]) -> Iterator[ast.stmt]:
    """Those in blocks of `if`, `try` and `with` as well."""
    for statement in statements:
        yield statement
        if isinstance(statement, ast.If | ast.Try | ast.With):
            for name in ("body", "orelse", "finalbody"):
                yield from flat(getattr(statement, name, []))
            for handler in getattr(statement, "handlers", []):
                yield from flat(handler.body)
