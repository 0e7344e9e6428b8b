"""The modules of a project, each read once, by name and by file."""

import ast
import os
from collections.abc import Iterator
from pathlib import Path

from attrs import field

from adapters.alembic_project.modules import ModuleFinder, ModuleSource
from adapters.alembic_project.parsing import parse
from adapters.alembic_project.places import import_root, told_from
from adapters.alembic_project.text import Unreadable, decode, read_bytes
from domain.classes import define

Key = tuple[str, str, int]


@define
class Sources:
    """A ModuleFinder that asks the disk once for each name, and keeps no trees."""

    finder: ModuleFinder
    found: dict[Key, ModuleSource | None] = field(factory=dict)
    by_path: dict[str, ModuleSource | None] = field(factory=dict)
    roots: dict[str, bool] = field(factory=dict)

    def find(
        self, dotted_name: str, relative_to: str | None = None, level: int = 0
    ) -> ModuleSource | None:
        folder = os.path.dirname(relative_to or "") if level else ""
        key = (dotted_name, folder, level)
        if key not in self.found:
            self.found[key] = self.find_anew(dotted_name, relative_to, level)
        return self.found[key]

    def find_anew(self, name: str, relative_to: str | None, level: int) -> ModuleSource | None:
        if not level and not self.has_root(name.partition(".")[0]):
            return None
        source = self.finder.find(name, relative_to, level)
        return source and self.by_path.setdefault(source.path, source)

    def has_root(self, name: str) -> bool:
        """Most imports are of libraries: one look for each of those."""
        if name not in self.roots:
            places = (folder / name for folder in self.finder.folders)
            self.roots[name] = any(os.path.isdir(p) or os.path.isfile(f"{p}.py") for p in places)
        return self.roots[name]

    def at(self, path: str) -> ModuleSource | None:
        """The file at a path that is told from the root."""
        if path not in self.by_path:
            try:
                text = decode(read_bytes(self.finder.root / path))
                self.by_path[path] = ModuleSource(path, text)
            except Unreadable:
                self.by_path[path] = None
        return self.by_path[path]

    def tree(self, path: str) -> ast.Module | None:
        """Parsed anew where nobody kept it: a tree takes many times the room of its text."""
        source = self.at(path)
        if source is None:
            return None
        if "tree" in vars(source):
            return source.tree
        try:
            return parse(source.text)
        except Unreadable:
            return None

    def dotted(self, path: str) -> str:
        """How the project imports a file: by its name from where its packages begin."""
        file = self.finder.root / path
        root = import_root(file.parent)
        below = [f for f in self.finder.folders if f == root or f in root.parents]
        start = max(below, key=lambda folder: len(folder.parts), default=root)
        name = told_from(start if is_importable(start, file) else root, file)
        return name.removesuffix(".py").removesuffix("/__init__").replace("/", ".")

    def below(self, package: str, recursive: bool) -> Iterator[str]:
        """The paths of the modules in a package, which is given by the path of its __init__ or
        of its folder; what lies below them too where `recursive`.
        """
        folder = self.finder.root / package.removesuffix("__init__.py")
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError:
            return
        for entry in entries:
            if entry.name.endswith(".py"):
                yield told_from(self.finder.root, Path(entry.path))
            elif entry.is_dir() and os.path.isfile(
                inner := os.path.join(entry.path, "__init__.py")
            ):
                inside = told_from(self.finder.root, Path(inner))
                yield inside
                if recursive:
                    yield from self.below(inside, recursive)


def is_importable(start: Path, file: Path) -> bool:
    return all(map(str.isidentifier, file.relative_to(start).with_suffix("").parts))
