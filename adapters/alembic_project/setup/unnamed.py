"""Constraints that revisions make without a name."""

import ast
import re
from collections.abc import Iterator, Mapping

from adapters.alembic_project.env_py.places import last_name
from adapters.alembic_project.nodes import children
from adapters.alembic_project.parsing import parse
from adapters.alembic_project.text import Unreadable
from domain.history import History
from domain.source import Location

CREATING = frozenset(("create_unique_constraint", "create_foreign_key", "create_check_constraint"))
DECLARING = frozenset(
    ("UniqueConstraint", "ForeignKeyConstraint", "CheckConstraint", "ForeignKey", "Column")
)
# A table or a class of the ORM in a revision is there to be queried.
QUERIED = frozenset(("Table", "table"))
MAY_HOLD = re.compile(r"Constraint\(|_constraint\(|create_foreign_key\(|ForeignKey\(|unique=True")


def unnamed(history: History, texts: Mapping[str, str]) -> Iterator[Location]:
    """The first in each revision, oldest revision first."""
    for revision in history.revisions:
        text = texts.get(revision.path, "")
        line = first_line(text) if MAY_HOLD.search(text) else None
        if line is not None:
            yield Location(revision.path, line)


def first_line(text: str) -> int | None:
    try:
        tree = parse(text)
    except Unreadable:
        return None
    lines = (call.lineno for call in calls(tree) if makes_unnamed(call))
    return min(lines, default=None)


def calls(tree: ast.Module) -> Iterator[ast.Call]:
    """Those of an upgrade, and of the functions that it may call."""
    waiting: list[ast.AST] = [tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.ClassDef):
            continue
        if isinstance(node, ast.FunctionDef) and node.name == "downgrade":
            continue
        if isinstance(node, ast.Call):
            if last_name(node.func) in QUERIED:
                continue
            yield node
        waiting.extend(children(node))


def makes_unnamed(call: ast.Call) -> bool:
    name = last_name(call.func)
    if any(keyword.arg is None for keyword in call.keywords):
        return False
    given = {keyword.arg: keyword.value for keyword in call.keywords}
    if name in CREATING:
        told = call.args[0] if call.args else given.get("constraint_name", given.get("name"))
        return isinstance(told, ast.Constant) and told.value is None
    if name == "Column":
        return is_true(given.get("unique")) and not is_true(given.get("index"))
    return name in DECLARING and is_none(given.get("name"))


def is_true(node: ast.expr | None) -> bool:
    return isinstance(node, ast.Constant) and node.value is True


def is_none(node: ast.expr | None) -> bool:
    return node is None or (isinstance(node, ast.Constant) and node.value is None)
