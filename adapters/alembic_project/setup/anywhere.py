"""Expressions of env.py, said so that they hold anywhere in the file."""

import ast
import builtins

from adapters.alembic_project.env_py.keywords import bindings
from adapters.alembic_project.env_py.places import Scope
from adapters.alembic_project.setup.importing import bound_names
from adapters.alembic_project.setup.script_source import ScriptSource

DEEPEST = 4
LONGEST = 160


def anywhere(script: ScriptSource, node: ast.expr, scope: Scope) -> str:
    """With what its local names are bound to in place of them; empty where that is not known."""
    told = Inlined(script, scope, DEEPEST).visit(ast.parse(ast.unparse(node), mode="eval").body)
    text = ast.unparse(told)
    known = bound_names(script) | set(dir(builtins))
    names = {part.id for part in ast.walk(told) if isinstance(part, ast.Name)}
    return text if names <= known and len(text) <= LONGEST else ""


def bound_in(script: ScriptSource, scope: Scope) -> list[tuple[str, ast.expr | None]]:
    """What each name of a function is bound to, whatever has to hold for it."""
    return [found for p in script.places if p.scope is scope for found in bindings(p)]


class Inlined(ast.NodeTransformer):
    """In place of a function's own name, the one value that it has."""

    def __init__(self, script: ScriptSource, scope: Scope, depth: int) -> None:
        self.script, self.scope, self.depth = script, scope, depth

    def visit_Name(self, node: ast.Name) -> ast.expr:
        bound = [] if isinstance(self.scope, ast.Module) else bound_in(self.script, self.scope)
        values = [value for name, value in bound if name == node.id]
        if not values:
            return node
        value = values[0]
        if value is None or len(values) > 1 or not self.depth:
            # No name of a file reads so: what has it in it is not told.
            return ast.Name("<local>", ast.Load())
        told: ast.expr = Inlined(self.script, self.scope, self.depth - 1).visit(
            ast.parse(ast.unparse(value), mode="eval").body
        )
        return told
