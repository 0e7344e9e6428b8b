"""What env.py's include_object and include_name say of each table."""

from __future__ import annotations

import ast
from collections.abc import Iterable

from adapters.alembic_project.env_py.script import EnvScript
from adapters.alembic_project.evaluator.call import Call
from adapters.alembic_project.evaluator.calling import call_value
from adapters.alembic_project.evaluator.constructs.tables import Table
from adapters.alembic_project.evaluator.frames import Frame
from adapters.alembic_project.evaluator.knowledge import truth
from adapters.alembic_project.evaluator.values import Entries, Unknown, Value
from adapters.alembic_project.models.workbench import Workbench
from domain.diagnosis.models import Comparing, Filters
from domain.schema.names import TableName

FILTERS = ("include_object", "include_name")
UNTOLD = Unknown("unknown-argument", "what env.py passes on")


def filters_of(bench: Workbench, script: EnvScript, tables: Iterable[TableName]) -> Filters:
    """Each table is asked for, as if the database had it and no model did."""
    frame = bench.frame(script.path)
    asked = [
        (name, keywords.values.get(name))
        for _, _, keywords in script.configurations
        for name in FILTERS
        if name in keywords.values
    ]
    hidden = any(not keywords.complete for _, _, keywords in script.configurations)
    if frame is None or not asked:
        return Filters(perhaps=frozenset(tables) if hidden and speaks(script) else frozenset())
    left_alone, perhaps = set(), set()
    for table in tables:
        answers = {answer(bench, frame, kind, node, table) for kind, node in asked}
        if False in answers:
            left_alone.add(table)
        elif None in answers:
            perhaps.add(table)
    node = next((node for _, node in asked if node is not None), None)
    place = script.location(node) if node is not None else None
    return Filters(frozenset(left_alone), frozenset(perhaps), place)


def speaks(script: EnvScript) -> bool:
    return any(name in ast.unparse(script.tree) for name in FILTERS)


def answer(
    bench: Workbench, frame: Frame, kind: str, node: ast.expr | None, table: TableName
) -> bool | None:
    """Whether the function lets the table through; None where nobody can tell."""
    if node is None:
        return None
    function = bench.value(node, frame)
    name: Value = table.name
    if kind == "include_object":
        given: list[Value] = [Table(name, table.schema), name, "table", True, None]
    else:
        keys = ("schema_name", "table_name", "schema_qualified_table_name")
        names = Entries(zip(keys, (table.schema, name, str(table)), strict=True))
        given = [name, "table", names]
    with bench.tolerantly():
        call = Call(bench.machine, frame, node, given, {})
        return truth(call_value(call, function))
    return None


def comparing_of(script: EnvScript) -> Comparing:
    types: set[bool | None] = set()
    defaults: set[bool | None] = set()
    for _, _, keywords in script.configurations:
        unsaid = None if not keywords.complete else Ellipsis
        types.add(said(keywords.values.get("compare_type", unsaid), otherwise=True))
        defaults.add(said(keywords.values.get("compare_server_default", unsaid), otherwise=False))
    return Comparing(agreed(types, True), agreed(defaults, False))


def said(value: object, otherwise: bool) -> bool | None:
    if value is Ellipsis:
        return otherwise
    if isinstance(value, ast.Constant) and isinstance(value.value, bool):
        return value.value
    return None


def agreed(answers: set[bool | None], otherwise: bool) -> bool | None:
    if not answers:
        return otherwise
    return answers.pop() if len(answers) == 1 else None
