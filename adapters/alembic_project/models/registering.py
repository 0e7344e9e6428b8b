"""Imports that are there for what they register, and that a linter would take away."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from adapters.alembic_project.models.imports import AT_IMPORT, Import
from adapters.alembic_project.models.loading import Modules
from adapters.alembic_project.text import Unreadable, read_bytes
from domain.classes import define
from domain.diagnosis.models import Model, Registration
from domain.source import Location

QUIET = re.compile(
    r"#\s*(?:noqa(?!:)|noqa:[^#\n]*F401|type:\s*ignore\[unused|ruff:\s*noqa|pylint)", re.I
)
WHOLE = re.compile(r"^#\s*(?:ruff|flake8):\s*noqa\b(?!\s*:(?!.*F401))", re.I | re.M)
SETTINGS = ("pyproject.toml", "ruff.toml", ".ruff.toml", "setup.cfg", ".flake8", "tox.ini")


Edges = dict[str, list[tuple[Import | None, str]]]


@define
class Registering:
    """`loaded` has each module that env.py loads, with the one that loads it."""

    modules: Modules
    env_py: str
    loaded: Mapping[str, str]

    def found(self, models: Iterable[Model]) -> Iterator[Registration]:
        """Of env.py and of the modules that it loads, those that packages are made of excepted."""
        by_path: dict[str, list[str]] = {}
        for model in models:
            by_path.setdefault(model.location.path, []).append(model.name)
        edges = self.edges()
        for path in sorted(edges):
            registers = any(led in by_path for by, led in edges[path] if by)
            if registers and not path.endswith("__init__.py"):
                yield from self.in_file(path, edges, by_path)

    def edges(self) -> Edges:
        """Who loads whom; an import in a function counts, since that may run."""
        found: Edges = {path: [] for path in ("", *self.loaded)}
        for path, importer in self.loaded.items():
            found.setdefault(importer, []).append((None, path))
            leads = self.modules.led_from(path)
            found[path] += [(led.by, led.path) for led in leads if led.path in self.loaded]
        imported = {(importer, path) for importer in found for by, path in found[importer] if by}
        return {
            importer: [e for e in each if e[0] or (importer, e[1]) not in imported]
            for importer, each in found.items()
        }

    def in_file(
        self, path: str, edges: Edges, by_path: dict[str, list[str]]
    ) -> Iterator[Registration]:
        source, tree = self.modules.sources.at(path), self.modules.sources.tree(path)
        if source is None or tree is None or WHOLE.search(source.text):
            return
        used, lines = names_used(tree), source.text.splitlines()
        for found in dict.fromkeys(by for by, _ in edges[path] if by):
            plain = found.scope == AT_IMPORT and found.bound not in used and found.name != "*"
            if plain and not is_kept(found, lines):
                kept = reached(self.env_py, edges, (path, found))
                lost = [name for p in by_path if p not in kept for name in by_path[p]]
                if lost:
                    text = lines[found.line - 1].strip()
                    yield Registration(Location(path, found.line), text, tuple(lost))


def reached(start: str, edges: Edges, gone: tuple[str, Import]) -> set[str]:
    """What is still loaded once an import is gone."""
    seen = {start}
    waiting = [start]
    while waiting:
        path = waiting.pop()
        for by, led in edges.get(path, ()):
            if led not in seen and (path, by) != gone:
                seen.add(led)
                waiting.append(led)
    return seen


def names_used(tree: ast.Module) -> set[str]:
    """Names that are read anywhere, or handed on by `__all__`."""
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
            found.add(node.id)
        elif isinstance(node, ast.Assign | ast.AugAssign | ast.AnnAssign):
            targets = getattr(node, "targets", None) or [getattr(node, "target", None)]
            if any(isinstance(t, ast.Name) and t.id == "__all__" for t in targets):
                texts = (n.value for n in ast.walk(node) if isinstance(n, ast.Constant))
                found.update(text for text in texts if isinstance(text, str))
    return found


def is_kept(found: Import, lines: list[str]) -> bool:
    """`# noqa: F401`, or `from a import b as b`."""
    written = "\n".join(lines[found.line - 1 : found.end_line])
    again = rf"\b{re.escape(found.name or found.module)}\s+as\s+{re.escape(found.bound)}\b"
    return bool(QUIET.search(written)) or bool(re.search(again, written))


def settings_keep_imports(root: Path) -> bool:
    """Whether the linter's settings speak of unused imports: then somebody has thought of it."""
    for name in SETTINGS:
        for folder in (root, root.parent):
            try:
                if b"F401" in read_bytes(folder / name):
                    return True
            except Unreadable:
                continue
    return False
