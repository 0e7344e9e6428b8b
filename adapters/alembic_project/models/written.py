"""The tables and columns that the project's own files declare to SQLAlchemy.

Only what is plainly written is told: a class with `__tablename__`, a call of `Table`. No model is
imported; what a mixin or a function adds is not seen.
"""

import ast
import os
import re
from collections.abc import Iterator
from pathlib import Path

from adapters.alembic_project.parsing import parse
from adapters.alembic_project.places import told_from
from adapters.alembic_project.text import Unreadable, decode, read_bytes
from adapters.alembic_project.walking import walk
from domain.classes import frozen
from domain.mapped import Mapped
from domain.schema.names import TableName
from domain.source import Location

DECLARES = (b"__tablename__", b"Table(")
DROPS = re.compile(r"drop_column|drop_table|\bDROP\b|\bdrop\b")
DOWNGRADE = re.compile(r"^def downgrade", re.MULTILINE)
PASSED_OVER = frozenset(("node_modules", "site-packages", "tests", "test", "__pycache__"))
COLUMNS = ("Column", "mapped_column", "deferred", "column_property")


def may_drop(text: str) -> bool:
    """Whether a revision's upgrade speaks of dropping anything."""
    return DROPS.search(DOWNGRADE.split(text)[0]) is not None


@frozen
class ModelFiles:
    """The Python files below `tops`, apart from folders of revisions and of tests.

    Paths are told from `root`.
    """

    root: Path
    tops: tuple[Path, ...]
    revisions: tuple[Path, ...]

    def mapped(self) -> tuple[Mapped, ...]:
        return tuple(each for path in self.files() for each in self.declared_in(path))

    def files(self) -> Iterator[Path]:
        """Each once; those among the revisions themselves declare what was, not what is."""
        seen: set[Path] = set(self.revisions)
        for found in (found for top in self.tops for found in walk(top, self.enters)):
            if found.folder not in seen:
                seen.add(found.folder)
                yield from (found.folder / name for name in found.files if name.endswith(".py"))

    def enters(self, folder: Path) -> bool:
        hidden = folder.name.startswith(".") or folder.name in PASSED_OVER
        return not hidden and not os.path.isfile(folder / "pyvenv.cfg")

    def declared_in(self, path: Path) -> Iterator[Mapped]:
        try:
            content = read_bytes(path)
            if not any(word in content for word in DECLARES):
                return
            tree = parse(decode(content))
        except Unreadable:
            # The application's own files may be anything; they are not what is reviewed.
            return
        shown = told_from(self.root, path)
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef):
                yield from of_class(node, shown)
            elif isinstance(node, ast.Call) and name_of(node.func) == "Table":
                yield from of_table(node, shown)


def of_class(node: ast.ClassDef, path: str) -> Iterator[Mapped]:
    name = assigned(node, "__tablename__")
    if not isinstance(name, ast.Constant) or not isinstance(name.value, str):
        return
    table = TableName(name.value, schema_in(assigned(node, "__table_args__")))
    yield Mapped(table, Location(path, node.lineno, node.col_offset + 1))
    for statement in node.body:
        target = targeted(statement)
        value = getattr(statement, "value", None)
        if target and isinstance(value, ast.Call) and name_of(value.func) in COLUMNS:
            yield column_of(value, target, table, path)


def of_table(node: ast.Call, path: str) -> Iterator[Mapped]:
    name = text_of(node.args[0]) if node.args else None
    if name is None:
        return
    schema = next((text_of(k.value) for k in node.keywords if k.arg == "schema"), None)
    table = TableName(name, schema)
    yield Mapped(table, Location(path, node.lineno, node.col_offset + 1))
    for argument in node.args[1:]:
        if isinstance(argument, ast.Call) and name_of(argument.func) == "Column":
            column = text_of(argument.args[0]) if argument.args else None
            if column is not None:
                yield column_of(argument, column, table, path)


def column_of(call: ast.Call, name: str, table: TableName, path: str) -> Mapped:
    """A column may have another name than its attribute: the first argument, or `name=`."""
    inner = call.args[0] if call.args else None
    if isinstance(inner, ast.Call) and name_of(inner.func) in COLUMNS:
        return column_of(inner, name, table, path)
    given = next((text_of(k.value) for k in call.keywords if k.arg == "name"), None)
    own = given or (text_of(inner) if inner is not None else None) or name
    return Mapped(table, Location(path, call.lineno, call.col_offset + 1), own)


def assigned(node: ast.ClassDef, name: str) -> ast.expr | None:
    for statement in node.body:
        if targeted(statement) == name:
            value = getattr(statement, "value", None)
            return value if isinstance(value, ast.expr) else None
    return None


def targeted(statement: ast.stmt) -> str | None:
    match statement:
        case ast.Assign(targets=[ast.Name(id=name)]) | ast.AnnAssign(target=ast.Name(id=name)):
            return name
    return None


def schema_in(arguments: ast.expr | None) -> str | None:
    """`__table_args__`: a dictionary, or a tuple that ends with one."""
    last = arguments.elts[-1] if isinstance(arguments, ast.Tuple) and arguments.elts else arguments
    if isinstance(last, ast.Dict):
        for key, value in zip(last.keys, last.values, strict=True):
            if key is not None and text_of(key) == "schema":
                return text_of(value)
    return None


def text_of(node: ast.expr) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def name_of(function: ast.expr) -> str | None:
    """`Column` of `sa.Column` as well."""
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else None
