"""What a hook of env.py may take out of what autogenerate proposes."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from adapters.alembic_project.evaluator.language.functions import Function

if TYPE_CHECKING:
    from adapters.alembic_project.env_py.script import EnvScript
    from adapters.alembic_project.models.workbench import Workbench


def named_by_hooks(bench: Workbench, script: EnvScript) -> frozenset[str]:
    """The texts in modules whose functions go over autogenerate's directives.

    A table that stands there may have its operations taken out. What such a hook does otherwise
    is not followed; the usual one stands in env.py, and takes out a revision that would be empty.
    """
    return frozenset(text for module in modules(bench, script) for text in texts(module))


def modules(bench: Workbench, script: EnvScript) -> Iterator[str]:
    frame = bench.frame(script.path)
    for _, _, keywords in script.configurations if frame else ():
        node = keywords.values.get("process_revision_directives")
        hook = bench.value(node, frame) if node is not None and frame is not None else None
        if isinstance(hook, Function) and hook.frame.unit.path != script.path:
            yield hook.frame.unit.text


def texts(module: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(module)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
