"""Statements that change tables while the application starts."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from adapters.alembic_project.env_py.places import last_name
from adapters.alembic_project.nodes import children, nodes_of
from adapters.alembic_project.parsing import parse
from adapters.alembic_project.text import Unreadable, decode

VERBS = ("create", "create unique", "alter", "drop")
OBJECTS = ("table", "index", "type", "view", "sequence")
STATEMENTS = tuple(f"{verb} {what}".encode() for verb in VERBS for what in OBJECTS)
# Looked for as they are: most files have none of them, and to ignore case takes ten times as long.
SAYS_SO = (
    *(b"drop_all(", b"__table__.create(", b"__table__.drop("),
    *(b"CreateTable(", b"DropTable(", b"CreateIndex(", b"DropIndex(", b"AddConstraint("),
    *(b"CreateSchema(", b"DDL("),
    *STATEMENTS,
    *(statement.upper() for statement in STATEMENTS),
)
DDL = re.compile(
    r"\s*(?:CREATE(?:\s+UNIQUE)?|ALTER|DROP)\s+(?:TABLE|INDEX|TYPE|VIEW|SEQUENCE)\b", re.I
)
RUNS = frozenset(("execute", "exec_driver_sql", "scalar", "executescript"))
CONSTRUCTS = frozenset(
    ("DDL", "CreateTable", "DropTable", "CreateIndex", "DropIndex", "AddConstraint", "CreateSchema")
)
BY_NAME = re.compile(
    r"^_*(?:create_app|make_app|build_app|app_factory|lifespan|(?:on_)?start_?up(?:_event)?|init_app)$"
)
BY_DECORATOR = re.compile(
    r"\.before_first_request\b|\bon_event\(\s*['\"]startup|\bbefore_serving\b"
)
# People start these, and know what they do.
COMMANDS = re.compile(
    r"^(?:scripts?|bin|tools?|commands?|cli|management|fixtures|migrations?|upgrades?|dev)(?:\.py)?$"
)
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
Function = ast.FunctionDef | ast.AsyncFunctionDef


def changes_at_start(file: Path, inside: Path, data: bytes) -> list[int]:
    """The lines of statements that change tables and run when the module is imported, or from a
    function that starts the application.
    """
    if not any(word in data for word in SAYS_SO):
        return []
    parts = file.relative_to(inside).parts if file.is_relative_to(inside) else file.parts
    if any(map(COMMANDS.match, parts)):
        return []
    try:
        tree = parse(decode(data))
    except Unreadable:
        return []
    return sorted({call.lineno for call in run_at_start(tree) if changes_tables(call)})


def run_at_start(tree: ast.Module) -> Iterator[ast.Call]:
    """Calls of the module's own level, and of functions that start it or are called from there."""
    functions = {node.name: node for node in tree.body if isinstance(node, FUNCTIONS)}
    handed = set(handed_over(tree))
    inner = [
        node
        for node in nodes_of(tree)
        if isinstance(node, FUNCTIONS) and (starts(node) or node.name in handed)
    ]
    waiting: list[ast.AST] = [tree, *inner]
    seen: set[int] = set()
    while waiting:
        scope = waiting.pop()
        if id(scope) in seen:
            continue
        seen.add(id(scope))
        for call in calls_of(scope):
            yield call
            if isinstance(call.func, ast.Name) and call.func.id in functions:
                waiting.append(functions[call.func.id])


def handed_over(tree: ast.Module) -> Iterator[str]:
    """Names of functions that a framework is given to start with."""
    for node in nodes_of(tree):
        if not isinstance(node, ast.Call):
            continue
        yield from (
            each.value.id
            for each in node.keywords
            if each.arg == "lifespan" and isinstance(each.value, ast.Name)
        )
        match node.args:
            case [ast.Constant(value="startup"), ast.Name(id=name)]:
                yield name


def calls_of(scope: ast.AST) -> Iterator[ast.Call]:
    """Of a scope itself, not of functions that are only defined in it."""
    waiting = list(children(scope))
    while waiting:
        node = waiting.pop()
        if isinstance(node, (*FUNCTIONS, ast.Lambda)) or is_main(node):
            continue
        if isinstance(node, ast.Call):
            yield node
        waiting += children(node)


def is_main(node: ast.AST) -> bool:
    """A module that is started by its name does what its user asks for, as a command does; not
    so where it runs a server.
    """
    if not isinstance(node, ast.If) or "__main__" not in ast.unparse(node.test):
        return False
    called = {last_name(each.func) for each in ast.walk(node) if isinstance(each, ast.Call)}
    return not called & {"run", "run_app", "serve", "serve_forever"}


def starts(function: Function) -> bool:
    told = " ".join(map(ast.unparse, function.decorator_list))
    if "command" in told:
        return False
    return bool(BY_NAME.match(function.name) or BY_DECORATOR.search(told))


def changes_tables(call: ast.Call) -> bool:
    name = last_name(call.func)
    if name == "drop_all":
        return isinstance(call.func, ast.Attribute)
    if name in ("create", "drop") and isinstance(call.func, ast.Attribute):
        return last_name(call.func.value) == "__table__" and bool(call.args or call.keywords)
    if name not in RUNS or not call.args:
        return False
    said = call.args[0]
    if isinstance(said, ast.Call):
        if last_name(said.func) in CONSTRUCTS:
            return True
        said = said.args[0] if last_name(said.func) == "text" and said.args else said
    return bool(DDL.match(beginning(said)))


def beginning(said: ast.expr) -> str:
    """The constant with which a text begins; empty where it is none."""
    if isinstance(said, ast.JoinedStr) and said.values:
        said = said.values[0]
    if isinstance(said, ast.BinOp):
        return beginning(said.left)
    return said.value if isinstance(said, ast.Constant) and isinstance(said.value, str) else ""
