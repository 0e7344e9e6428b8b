"""What upgrade() of a file does, told from how it is written.

Comments, docstrings, layout, annotations, the identifiers of the revision, downgrade() and what
only that uses make no difference. That is judged by the file alone: a helper that it imports from
the project is known by its name.
"""

import ast
from collections.abc import Iterable, Iterator
from hashlib import sha256

from adapters.alembic_project.parsing import parse
from adapters.alembic_project.text import Unreadable

IDENTIFIERS = frozenset({"revision", "down_revision", "branch_labels", "depends_on"})
NOT_RUN = IDENTIFIERS | {"downgrade"}


def upgrade_digest(text: str) -> str:
    """Of a text that cannot be parsed, a digest of it as it stands."""
    try:
        tree = parse(text)
        told = "\n".join(map(ast.dump, what_upgrade_does(Stripped().visit(tree).body)))
    except (Unreadable, RecursionError):
        return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return sha256(told.encode("utf-8", "surrogatepass")).hexdigest()


def what_upgrade_does(body: list[ast.stmt]) -> list[ast.stmt]:
    """The statements of a module that upgrade() needs, and those that run whenever it is loaded."""
    bound = [(statement, frozenset(names_bound(statement))) for statement in body]
    kept = [s for s, names in bound if not names or "upgrade" in names]
    waiting, known = list(kept), set[str]()
    while waiting:
        fresh = names_used(waiting.pop()) - known - NOT_RUN
        known |= fresh
        waiting.extend(s for s, names in bound if names & fresh and s not in kept)
        kept.extend(s for s in waiting if s not in kept)
    chosen = (s for s in body if s in kept)
    return [only(s, known) if isinstance(s, ast.Import | ast.ImportFrom) else s for s in chosen]


def names_bound(statement: ast.stmt) -> Iterator[str]:
    """What a plain definition, assignment or import gives a name to."""
    match statement:
        case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
            yield name
        case ast.Assign(targets=targets) if all(isinstance(t, ast.Name) for t in targets):
            yield from (target.id for target in targets if isinstance(target, ast.Name))
        case ast.AnnAssign(target=ast.Name(id=name)):
            yield name
        case ast.Import(names=aliases) | ast.ImportFrom(names=aliases):
            yield from map(local_name, aliases)


def only(imported: ast.Import | ast.ImportFrom, known: Iterable[str]) -> ast.stmt:
    """The import of no more than those names."""
    aliases = [alias for alias in imported.names if local_name(alias) in known]
    if isinstance(imported, ast.Import):
        return ast.Import(aliases)
    return ast.ImportFrom(imported.module, aliases, imported.level)


def local_name(alias: ast.alias) -> str:
    return alias.asname or alias.name.partition(".")[0]


def names_used(statement: ast.stmt) -> set[str]:
    return {node.id for node in ast.walk(statement) if isinstance(node, ast.Name)}


class Stripped(ast.NodeTransformer):
    """Without docstrings and annotations."""

    def visit_Expr(self, node: ast.Expr) -> ast.AST | None:
        plain = isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)
        return None if plain else self.generic_visit(node)

    def visit_Constant(self, node: ast.Constant) -> ast.AST:
        return ast.Constant(node.value)

    def visit_arg(self, node: ast.arg) -> ast.AST:
        return ast.arg(node.arg)

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        node.returns = None
        return self.generic_visit(node)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> ast.AST:
        if node.value is None or not isinstance(node.target, ast.Name):
            return self.generic_visit(node)
        return self.generic_visit(ast.Assign([node.target], node.value, lineno=node.lineno))

    def visit_Pass(self, node: ast.Pass) -> None:
        return None
