"""What env.py's include_object and include_name say of each table and column."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Sequence

from adapters.alembic_project.env_py.script import EnvScript
from adapters.alembic_project.models.asking import Asking
from adapters.alembic_project.models.hooks import named_by_hooks
from adapters.alembic_project.models.workbench import Workbench
from domain.diagnosis.models import ColumnOf, Comparing, Filters, Side
from domain.schema.schema import Table

FILTERS = ("include_object", "include_name")


def filters_of(bench: Workbench, script: EnvScript, tables: Sequence[Table]) -> Filters:
    """`tables` are those of the models and those that the revisions leave."""
    frame = bench.frame(script.path)
    names = dict.fromkeys(table.name for table in tables)
    asked = tuple(
        (name, keywords.values.get(name))
        for _, _, keywords in script.configurations
        for name in FILTERS
        if name in keywords.values
    )
    hidden = any(not keywords.complete for _, _, keywords in script.configurations)
    hooked = named_by_hooks(bench, script)
    taken_out = {name for name in names if name.name in hooked}
    if frame is None or not asked:
        return Filters(perhaps=frozenset(names if hidden and speaks(script) else taken_out))
    asking = Asking(bench, frame, asked)
    left_alone, perhaps = set(), taken_out
    for table in names:
        answers = asking.of_table(table)
        if False in answers:
            left_alone.add(table)
        elif None in answers:
            perhaps.add(table)
    node = next((node for _, node in asked if node is not None), None)
    place = script.location(node) if node is not None else None
    compared = (table for table in tables if table.name not in left_alone | perhaps)
    columns = frozenset(unseen(asking, compared))
    return Filters(frozenset(left_alone), frozenset(perhaps), place, columns)


def unseen(asking: Asking, tables: Iterable[Table]) -> Iterable[ColumnOf]:
    """The columns that are not surely let through. Most filters take no notice of columns."""
    sides = [side for side in Side if not asking.of_column(side, None, None)]
    for table in tables if sides else ():
        for column in table.columns:
            for side in sides:
                if not asking.of_column(side, table.name, column.name):
                    yield side, table.name, column.name


def speaks(script: EnvScript) -> bool:
    return any(name in ast.unparse(script.tree) for name in FILTERS)


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
