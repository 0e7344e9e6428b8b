"""Finds the source of modules of the reviewed project, without importing them."""

import ast
import os
import re
from collections.abc import Callable
from functools import cached_property, lru_cache
from pathlib import Path

from adapters.alembic_project.parsing import parse
from adapters.alembic_project.places import is_foreign, told_from
from adapters.alembic_project.text import Unreadable, decode, read_bytes
from domain.classes import define

# A parsed module takes some hundred kilobytes.
MOST_MODULES = 64
# Revisions are named as no import statement could name them; importlib finds them all the same.
PART = re.compile(r"[\w-]+")


@define(slots=False, frozen=True, eq=False)
class ModuleSource:
    """A module of the project. `path` is relative to the project's root, as in a Location."""

    path: str
    text: str

    @cached_property
    def tree(self) -> ast.Module | None:
        """Parsed when it is first asked for; None where the source has a syntax error."""
        try:
            return parse(self.text)
        except Unreadable:
            return None


@define(slots=False, frozen=True, eq=False)
class ModuleFinder:
    """Looks modules up in `folders`, in that order, as Python would along `sys.path`.

    Only what lies in one of the `territories`, symbolic links followed, is the project's own:
    installed packages and everything else is not found. Paths are told relative to `root`.
    """

    root: Path
    folders: tuple[Path, ...]
    territories: tuple[Path, ...]

    def find(
        self, dotted_name: str, relative_to: str | None = None, level: int = 0
    ) -> ModuleSource | None:
        """The source of a module or package; None where it is not the project's or unreadable.

        For a relative import `relative_to` is the path of the importing file and `level` the
        number of dots; the name may then be empty (`from . import x`: the package itself).
        """
        parts = dotted_name.split(".") if dotted_name else []
        if not all(map(PART.fullmatch, parts)) or not (parts or level):
            return None
        for folder in self.folders if not level else self.above(relative_to, level):
            if (path := module_file(folder, parts)) is not None:
                return self.read(path)
        return None

    def above(self, path: str | None, level: int) -> tuple[Path, ...]:
        if path is None:
            return ()
        parents = (self.root / path).parents
        return (parents[level - 1],) if level <= len(parents) else ()

    @cached_property
    def read(self) -> Callable[[Path], ModuleSource | None]:
        """By path; the last ones are kept, with their trees."""
        return lru_cache(MOST_MODULES)(self.read_anew)

    def read_anew(self, path: Path) -> ModuleSource | None:
        real = Path(os.path.realpath(path))
        if not any(owns(territory, real) for territory in self.territories):
            return None
        try:
            return ModuleSource(told_from(self.root, path), decode(read_bytes(real)))
        except Unreadable:
            return None


def module_file(folder: Path, parts: list[str]) -> Path | None:
    """A package wins over a module of the same name; no parts: the folder's own package."""
    package = folder.joinpath(*parts, "__init__.py")
    if os.path.isfile(package):
        return package
    module = folder.joinpath(*parts[:-1], f"{parts[-1]}.py") if parts else package
    return module if os.path.isfile(module) else None


def owns(territory: Path, path: Path) -> bool:
    return path.is_relative_to(territory) and not is_foreign(path.relative_to(territory))
