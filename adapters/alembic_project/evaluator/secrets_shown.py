"""Secrets that a revision prints or logs."""

from __future__ import annotations

import ast
import re

from adapters.alembic_project.evaluator.call import Call
from domain.script import Habit

# The last word of a name tells what it holds: `secret_name` is a name.
SECRET = re.compile(
    r"(^|_)(password|passwd|passphrase|secret|api_?key|private_?key|token|credentials?)$",
    re.IGNORECASE,
)


def notice_secret(call: Call) -> None:
    """What is printed ends in the logs of every deployment."""
    if isinstance(call.node, ast.Call) and any(map(names_secret, call.node.args)):
        call.notice(Habit.PRINTS_SECRET)


def names_secret(node: ast.AST) -> bool:
    """Whether a name says so that is printed itself: `secret.name` is a name."""
    match node:
        case ast.Attribute(attr=name) | ast.Name(id=name):
            return SECRET.search(name) is not None
        case ast.Call(func=ast.Name(id="len" | "bool" | "type")):
            return False
    return any(map(names_secret, ast.iter_child_nodes(node)))
