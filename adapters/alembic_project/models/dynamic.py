"""Modules that are imported by a name that is computed: `import_module`, `pkgutil`, folders."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from adapters.alembic_project.models.sources import Sources
from domain.classes import frozen

if TYPE_CHECKING:
    from adapters.alembic_project.models.bindings import Bindings, Unit

IMPORTING_WORDS = """
import_module __import__ import_string import_from_string import_object exec_module load_module
"""
IMPORTING = frozenset(IMPORTING_WORDS.split())
SCANNING = frozenset(("iter_modules", "walk_packages", "find_modules", "glob", "rglob", "iterdir"))
LISTING = frozenset(("listdir", "scandir", "walk"))
DEEP = frozenset(("walk_packages", "rglob", "walk"))
NAME = re.compile(r"\.*[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*(?::\w+)?")


@frozen
class Dynamic:
    """`paths` are the modules that it loads; none: nobody can tell without running it."""

    line: int
    paths: tuple[str, ...]


@frozen(eq=False)
class Place:
    """The function, or the module, in which a module is imported by a computed name."""

    unit: Unit
    sources: Sources
    bindings: Bindings

    @property
    def nodes(self) -> Iterator[ast.AST]:
        return ast.walk(self.unit.node)

    def calls(self, names: frozenset[str]) -> Iterator[ast.Call]:
        return (n for n in self.nodes if isinstance(n, ast.Call) and last(n.func) in names)

    def texts(self) -> list[str]:
        """The texts that stand in it, and in the constants of its module that it names."""
        found = list(self.nodes)
        for node in list(found):
            if isinstance(node, ast.Name):
                bound = self.bindings.of(self.unit.path).get(node.id)
                value = getattr(bound, "value", None)
                found.extend(ast.walk(value) if isinstance(value, ast.AST) else ())
        texts = (n.value for n in found if isinstance(n, ast.Constant))
        return list(dict.fromkeys(text for text in texts if isinstance(text, str)))

    def modules_named(self) -> tuple[str, ...]:
        """Texts that are names of modules, by themselves or below a prefix that stands there."""
        texts = [text for text in self.texts() if len(text) < 200]
        stems = ["", *(t for t in texts if t.endswith(".") and NAME.fullmatch(t[:-1] or "x"))]
        paths = (self.module(f"{stem}{text}") for text in texts for stem in stems)
        return tuple(dict.fromkeys(path for path in paths if path))

    def module(self, name: str) -> str | None:
        if not NAME.fullmatch(name):
            return None
        dotted = name.partition(":")[0]
        level = len(dotted) - len(dotted.lstrip("."))
        for short in (dotted.lstrip("."), dotted.lstrip(".").rpartition(".")[0]):
            if short and (found := self.sources.find(short, self.unit.path, level)):
                return found.path
        return None


def dynamic_in(unit: Unit, sources: Sources, bindings: Bindings) -> Iterator[Dynamic]:
    place = Place(unit, sources, bindings)
    importing = list(place.calls(IMPORTING))
    if not importing:
        return
    plain = [call for call in importing if literal(call) is not None]
    for call in plain:
        # A module of a library that is imported so is none of the project's.
        if path := place.module(literal(call) or ""):
            yield Dynamic(call.lineno, (path,))
    if len(plain) < len(importing):
        first = next(call for call in importing if call not in plain)
        paths = (*scanned(place), *place.modules_named())
        yield Dynamic(first.lineno, tuple(dict.fromkeys(paths)))


def literal(call: ast.Call) -> str | None:
    first = call.args[0] if call.args else None
    return first.value if isinstance(first, ast.Constant) and isinstance(first.value, str) else None


def scanned(place: Place) -> Iterator[str]:
    """All modules of each package that it goes through."""
    for call in place.calls(SCANNING | LISTING):
        deep = last(call.func) in DEEP or "**" in ast.unparse(call) or is_recursive(call)
        if last(call.func) == "walk":
            yield from in_folders(place)
            continue
        for package in packages(call, place):
            yield package
            yield from place.sources.below(package, deep)


def is_recursive(call: ast.Call) -> bool:
    return any(k.arg == "recursive" and getattr(k.value, "value", 0) for k in call.keywords)


def packages(call: ast.Call, place: Place) -> Iterator[str]:
    """Those that its arguments, or what it is a method of, name; else the one that it stands in."""
    named = [node for node in ast.walk(call) if isinstance(node, ast.Name)]
    found = False
    for node in named:
        bound = place.bindings.of(place.unit.path).get(node.id)
        for path in place.bindings.module_of(place.unit, node.id, bound):
            found = True
            yield path
    texts = (n.value for n in ast.walk(call) if isinstance(n, ast.Constant))
    own = PurePosixPath(place.unit.path).parent
    for text in texts:
        if isinstance(text, str) and (inner := place.module(text) or folder(place, own / text)):
            found = True
            yield inner
    if not found:
        yield f"{own}/__init__.py"


def folder(place: Place, path: PurePosixPath) -> str | None:
    inside = place.sources.finder.root / path
    return f"{path}/__init__.py" if path.name.isidentifier() and inside.is_dir() else None


def in_folders(place: Place) -> Iterator[str]:
    """A walk through folders: those of the names that stand in the function, wherever they are."""
    names = {text for text in place.texts() if text.isidentifier()}
    top = place.unit.path.partition("/")[0]
    for path in place.sources.below(f"{top}/__init__.py", recursive=True):
        if names & set(PurePosixPath(path).parent.parts[1:]):
            yield path


def last(function: ast.expr) -> str:
    return getattr(function, "attr", getattr(function, "id", ""))
