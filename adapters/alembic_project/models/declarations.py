"""Everything in a module that declares a table: classes, calls of Table, indexes beside them."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from adapters.alembic_project.evaluator.constructs.columns import ColumnValue
from adapters.alembic_project.evaluator.constructs.constraints import Faulty, IndexValue
from adapters.alembic_project.evaluator.constructs.tables import Columns, Table
from adapters.alembic_project.evaluator.frames import Frame
from adapters.alembic_project.evaluator.language.classes import Class
from adapters.alembic_project.evaluator.values import Choice, Value
from adapters.alembic_project.models.defining import flat
from adapters.alembic_project.models.imports import dotted
from adapters.alembic_project.models.workbench import Workbench
from domain.classes import frozen

# What none of these stands in declares no table. Where it does not begin with plain letters, those
# are looked for first: it takes a tenth of the time.
DECLARING = (
    (b"__table", re.compile(rb"__table(?:name)?__")),
    (b"Table(", re.compile(rb"\bTable\(")),
    (b"table", re.compile(rb"table\s*=\s*True")),
    (b"Mapped[", re.compile(rb"\bMapped\[")),
    (b"mapped_column(", re.compile(rb"\bmapped_column\(")),
    (b"Column(", re.compile(rb"\bColumn\(")),
    (b"class ", re.compile(rb"class \w+\([^)]*\b(?:Model|Base)\b")),
    (b"mapper_registry", re.compile(rb"mapper_registry")),
    (b".mapped", re.compile(rb"\.mapped\b")),
)
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


@frozen(eq=False)
class DeclaredTable:
    """A call of Table."""

    table: Table
    node: ast.Call


@frozen(eq=False)
class Loose:
    """An index that stands beside the classes and says which table it is on."""

    table: object
    index: Value


@frozen(eq=False)
class Hidden:
    """A class or a table that is made in a function."""

    name: str
    node: ast.AST
    within: str


Declaration = Class | DeclaredTable | Loose | Hidden


def may_declare(content: bytes) -> bool:
    return any(word in content and pattern.search(content) for word, pattern in DECLARING)


def declared_in(bench: Workbench, tree: ast.Module, frame: Frame) -> Iterator[Declaration]:
    for statement in flat(tree.body):
        if isinstance(statement, ast.ClassDef):
            yield bench.class_at(statement, frame)
            yield from in_class(bench, statement, frame)
        elif isinstance(statement, FUNCTIONS):
            yield from hidden_in(statement)
        elif isinstance(statement, ast.For):
            yield from in_loop(bench, statement, frame)
        elif not isinstance(statement, ast.If | ast.Try | ast.With):
            yield from in_statement(bench, statement, frame)


def in_loop(bench: Workbench, statement: ast.For, frame: Frame) -> Iterator[Declaration]:
    """A loop that makes a table each round is run."""
    calls = [n for n in ast.walk(statement) if isinstance(n, ast.Call)]
    call = next((c for c in calls if dotted(c.func).rpartition(".")[2] == "Table"), None)
    if call is not None:
        for table in bench.tables_made_by(statement, frame):
            yield DeclaredTable(table, call)


def in_class(bench: Workbench, node: ast.ClassDef, frame: Frame) -> Iterator[Declaration]:
    """Tables that stand among its attributes, as in `relationship(secondary=Table(...))`."""
    for statement in node.body:
        if isinstance(statement, ast.ClassDef):
            yield Class(statement, frame)
            continue
        if isinstance(statement, FUNCTIONS) or is_its_table(statement):
            continue
        owner = bench.class_at(node, frame)
        with bench.tolerantly():
            inner = frame.inner(owner.body(bench.machine))
            found = bound_value(bench, statement, inner)
            yield from in_statement(bench, statement, inner, found)


def is_its_table(statement: ast.stmt) -> bool:
    targets = getattr(statement, "targets", None) or [getattr(statement, "target", None)]
    return any(isinstance(t, ast.Name) and t.id == "__table__" for t in targets)


def in_statement(
    bench: Workbench, statement: ast.stmt, frame: Frame, value: Value = None
) -> Iterator[Declaration]:
    value = value if value is not None else bound_value(bench, statement, frame)
    for node in ast.walk(statement):
        if isinstance(node, ast.Call):
            name = dotted(node.func).rpartition(".")[2]
            if name == "Table":
                yield from table_of(bench, node, frame, value)
            elif name == "Index":
                yield from loose(bench, node, frame)


def bound_value(bench: Workbench, statement: ast.stmt, frame: Frame) -> Value:
    """What the statement assigns, the object that others find under its name."""
    target = next(iter(getattr(statement, "targets", ())), getattr(statement, "target", None))
    if isinstance(target, ast.Name):
        with bench.tolerantly():
            return frame.find(target.id, bench.machine)
    return None


def table_of(
    bench: Workbench, node: ast.Call, frame: Frame, value: Value
) -> Iterator[DeclaredTable]:
    """Only with a MetaData: others have a Table too, and revisions have some for themselves."""
    if len(node.args) < 2:
        return
    made = value if isinstance(value, Table) else bench.value(node, frame)
    for option in made.options if isinstance(made, Choice) else (made,):
        if isinstance(option, Table) and not option.reflected:
            yield DeclaredTable(option, node)
            return


def loose(bench: Workbench, node: ast.Call, frame: Frame) -> Iterator[Loose]:
    if len(node.args) < 2:
        return
    owners = (owner_of(bench, part, frame) for arg in node.args[1:] for part in columns(arg))
    owner = next((o for o in owners if o is not None), None)
    if owner is not None:
        made = bench.value(node, frame)
        if isinstance(made, IndexValue | Faulty):
            yield Loose(owner, made)


def columns(node: ast.expr) -> Iterator[ast.Attribute | ast.Subscript]:
    return (n for n in ast.walk(node) if isinstance(n, ast.Attribute | ast.Subscript))


def owner_of(bench: Workbench, node: ast.expr, frame: Frame) -> object:
    """The table, or its name, of a column that is taken from it."""
    value = bench.value(node, frame)
    if isinstance(value, ColumnValue) and value.owner is not None:
        return value.owner
    return value.table if isinstance(value, Columns) else None


def hidden_in(function: ast.FunctionDef | ast.AsyncFunctionDef) -> Iterator[Hidden]:
    for node in ast.walk(function):
        if isinstance(node, ast.ClassDef) and names_table(node):
            yield Hidden(node.name, node, function.name)


def names_table(node: ast.ClassDef) -> bool:
    return any(
        isinstance(s, ast.Assign)
        and any(isinstance(t, ast.Name) and t.id == "__tablename__" for t in s.targets)
        for s in node.body
    )
