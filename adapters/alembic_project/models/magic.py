"""Code that may change a class as it is made: said to be unknown, and not guessed."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from adapters.alembic_project.evaluator.language.classes import Class
from adapters.alembic_project.evaluator.language.functions import Function
from adapters.alembic_project.evaluator.values import Value
from adapters.alembic_project.models.workbench import Workbench

TOUCHES = re.compile(r"__tablename__|__table__|__table_args__|Column\(|mapped_column\(|setattr\(")


def magic_in(bench: Workbench, lineage: list[Value]) -> str | None:
    """Why the table may be another than it is written, where a hook of a class touches it."""
    for owner in (c for c in lineage if isinstance(c, Class)):
        for node, what in hooks(bench, owner):
            if TOUCHES.search(ast.unparse(node)):
                return f"{what} may change it as it is made"
    return None


def hooks(bench: Workbench, owner: Class) -> Iterator[tuple[ast.AST, str]]:
    for statement in owner.node.body:
        if isinstance(statement, ast.FunctionDef) and statement.name == "__init_subclass__":
            yield statement, f"{owner.name}.__init_subclass__"
    for keyword in owner.node.keywords:
        if keyword.arg == "metaclass":
            made = bench.value(keyword.value, owner.frame)
            if isinstance(made, Class):
                yield made.node, f"the metaclass {made.name}"
    for decorator in owner.node.decorator_list:
        made = bench.value(decorator, owner.frame)
        if isinstance(made, Function):
            yield made.node, f"the decorator {made.name}"
