"""What a module imports, and where in it."""

import ast
from collections.abc import Iterable, Iterator

from adapters.alembic_project.nodes import children
from domain.classes import frozen

# Statements that stand in functions run when these are called; all others when it is imported.
AT_IMPORT = ""
# Most statements, and no import stands in these.
SIMPLE = frozenset((ast.Expr, ast.Assign, ast.AnnAssign, ast.AugAssign, ast.Return, ast.Raise))


@frozen
class Import:
    """`name` None: the module itself. `scope` is the function that it stands in: `load`,
    `Application.start`, AT_IMPORT for none.
    """

    module: str
    level: int
    name: str | None
    bound: str
    scope: str
    line: int
    end_line: int


def imports_of(tree: ast.Module) -> Iterator[Import]:
    """All but those for type checkers alone."""
    yield from within(tree.body, AT_IMPORT)


def within(statements: Iterable[ast.stmt], scope: str, owner: str = "") -> Iterator[Import]:
    for statement in statements:
        if statement.__class__ in SIMPLE:
            continue
        match statement:
            case ast.Import() | ast.ImportFrom():
                yield from told(statement, scope)
            case ast.FunctionDef() | ast.AsyncFunctionDef():
                yield from within(statement.body, scope or f"{owner}{statement.name}")
            case ast.ClassDef(name=name):
                yield from within(statement.body, scope, owner or f"{name}.")
            case ast.If():
                yield from within(branch_taken(statement), scope, owner)
            case _:
                for block in blocks(statement):
                    yield from within(block, scope, owner)


def blocks(statement: ast.stmt) -> Iterator[list[ast.stmt]]:
    for name in ("body", "orelse", "finalbody"):
        if isinstance(block := getattr(statement, name, None), list):
            yield block
    for name in ("handlers", "cases"):
        yield from (part.body for part in getattr(statement, name, ()))


def branch_taken(statement: ast.If) -> list[ast.stmt]:
    """What is for type checkers alone does not count, nor what is for running it as a program."""
    match statement.test:
        case ast.Name(id="TYPE_CHECKING") | ast.Attribute(attr="TYPE_CHECKING"):
            return statement.orelse
        case ast.UnaryOp(op=ast.Not(), operand=ast.Name(id="TYPE_CHECKING")):
            return statement.body
        case ast.Compare(left=ast.Name(id="__name__")):
            return statement.orelse
    return [*statement.body, *statement.orelse]


def told(node: ast.Import | ast.ImportFrom, scope: str) -> Iterator[Import]:
    end = node.end_lineno or node.lineno
    for alias in node.names:
        if isinstance(node, ast.Import):
            bound = alias.asname or alias.name.partition(".")[0]
            yield Import(alias.name, 0, None, bound, scope, node.lineno, end)
        else:
            bound = alias.asname or alias.name
            module = node.module or ""
            yield Import(module, node.level, alias.name, bound, scope, node.lineno, end)


def calls_at_import(tree: ast.Module) -> Iterator[str]:
    """The dotted names of what a module calls when it is imported."""
    waiting: list[ast.AST] = list(tree.body)
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            continue
        if isinstance(node, ast.If):
            waiting.extend(branch_taken(node))
            continue
        if isinstance(node, ast.Call) and (name := dotted(node.func)):
            yield name
        waiting.extend(children(node))


def dotted(node: ast.expr) -> str:
    """`a.b.c`; empty where it is no plain name."""
    parts: list[str] = []
    while isinstance(node, ast.Attribute):
        parts.append(node.attr)
        node = node.value
    return ".".join([node.id, *reversed(parts)]) if isinstance(node, ast.Name) else ""
