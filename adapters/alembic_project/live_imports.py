"""Imports of what the application is today: its models, enums, metadata, sessions, settings.

A revision that uses them does tomorrow what they are tomorrow.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import PurePosixPath

from adapters.alembic_project.modules import ModuleSource
from adapters.alembic_project.source import Modules, RevisionSource

INSTALLED = frozenset(sys.stdlib_module_names) | {"sqlalchemy", "alembic", "sqlmodel", "packaging"}
INDENTED = re.compile(r"^[ \t]+from\s", re.MULTILINE)
MAPPED = ("__tablename__", "__table__")
LIVE_CALLS_WORDS = """
Table MetaData declarative_base automap_base SQLAlchemy SQLA sessionmaker scoped_session
create_engine create_async_engine
"""
LIVE_CALLS = frozenset(LIVE_CALLS_WORDS.split())
LIVE_BASES = frozenset(("DeclarativeBase", "BaseSettings", "MappedAsDataclass"))
SETTINGS = frozenset(("settings", "config", "conf"))
# Packages hand names on from one module to the next.
DEEPEST = 4


def imported_live(source: RevisionSource) -> Iterator[tuple[ast.ImportFrom, list[str]]]:
    """Each import with those of its names that are alive."""
    for node in imports(source):
        if (node.module or "").partition(".")[0] in INSTALLED:
            continue
        module = source.modules.find(node.module or "", source.path, node.level)
        if module is None or is_beside(source, module):
            continue
        names = [a.name for a in node.names if is_live(source.modules, module, a.name, DEEPEST)]
        if names:
            yield node, names


def is_beside(source: RevisionSource, module: ModuleSource) -> bool:
    """What lies with the migrations is written with them."""
    own = migrations_of(PurePosixPath(source.path))
    return own is not None and PurePosixPath(module.path).is_relative_to(own)


def migrations_of(path: PurePosixPath) -> PurePosixPath | None:
    """The folder that env.py and the revisions share; None where that is the whole project."""
    folders = [folder for folder in (path.parent.parent, path.parent) if folder.name]
    return folders[0] if folders else None


def imports(source: RevisionSource) -> Iterator[ast.ImportFrom]:
    nodes = ast.walk(source.tree) if INDENTED.search(source.text) else iter(source.tree.body)
    return (node for node in nodes if isinstance(node, ast.ImportFrom))


def is_live(modules: Modules, module: ModuleSource, name: str, depth: int) -> bool:
    if module.tree is None:
        return False
    for statement in reversed(module.tree.body):
        match statement:
            case ast.ClassDef(name=found) if found == name:
                return is_live_class(statement)
            case (
                ast.Assign(targets=[ast.Name(id=found)], value=ast.Call(func=made))
                | ast.AnnAssign(target=ast.Name(id=found), value=ast.Call(func=made))
            ) if found == name:
                return called(made) in LIVE_CALLS or name in SETTINGS
            case ast.ImportFrom(module=further, level=level) if depth:
                if any((alias.asname or alias.name) == name for alias in statement.names):
                    inner = modules.find(further or "", module.path, level)
                    real = next(a.name for a in statement.names if (a.asname or a.name) == name)
                    return inner is not None and is_live(modules, inner, real, depth - 1)
    return False


def is_live_class(node: ast.ClassDef) -> bool:
    """A mapped class, a declarative base, an enum, or settings that read the environment."""
    bases = [called(base) for base in node.bases]
    if any(base.endswith("Enum") for base in bases):
        return any(isinstance(statement, ast.Assign) for statement in node.body)
    if any(base in LIVE_BASES for base in bases):
        return True
    if any(keyword.arg == "table" for keyword in node.keywords):
        return True
    targets = (
        target.id
        for statement in node.body
        if isinstance(statement, ast.Assign | ast.AnnAssign)
        for target in (
            statement.targets if isinstance(statement, ast.Assign) else [statement.target]
        )
        if isinstance(target, ast.Name)
    )
    return any(target in MAPPED for target in targets)


def called(function: ast.expr) -> str:
    """The last part of a dotted name."""
    match function:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""
