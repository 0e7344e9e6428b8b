"""Asking env.py's include_object and include_name, as autogenerate does."""

from __future__ import annotations

import ast

from adapters.alembic_project.evaluator.call import Call
from adapters.alembic_project.evaluator.calling import call_value
from adapters.alembic_project.evaluator.constructs.tables import Table
from adapters.alembic_project.evaluator.frames import Frame
from adapters.alembic_project.evaluator.knowledge import truth
from adapters.alembic_project.evaluator.values import Entries, Unknown, Value
from adapters.alembic_project.models.workbench import Workbench
from domain.classes import frozen
from domain.diagnosis.models import Side
from domain.schema.names import TableName

UNTOLD = Unknown("unknown-argument", "what autogenerate passes on")
NAMES = ("schema_name", "table_name", "schema_qualified_table_name")


@frozen
class Asking:
    """`asked` names each function by its option; the node is None where it is not known.

    An answer is None where nobody can tell whether the function lets the thing through.
    """

    bench: Workbench
    frame: Frame
    asked: tuple[tuple[str, ast.expr | None], ...]

    def of_table(self, table: TableName) -> set[bool | None]:
        """As if the database had it and no model did."""
        name: Value = table.name
        names = Entries(zip(NAMES, (table.schema, name, str(table)), strict=True))
        given: list[Value] = [Table(name, table.schema), name, "table", True, None]
        return {
            self.answer(node, given if option == "include_object" else [name, "table", names])
            for option, node in self.asked
        }

    def of_column(self, side: Side, table: TableName | None, column: str | None) -> bool:
        """Whether all surely let it through; None stands for any table, or any column."""
        name: Value = UNTOLD if column is None else column
        told: tuple[Value, ...] = (UNTOLD,) * 3
        if table is not None:
            told = (table.schema, table.name, str(table))
        names = Entries(zip(NAMES, told, strict=True))
        other = UNTOLD if side is Side.BOTH else None
        given: list[Value] = [UNTOLD, name, "column", side is Side.REVISIONS, other]
        answers = {
            self.answer(node, given if option == "include_object" else [name, "column", names])
            for option, node in self.asked
        }
        return answers == {True}

    def answer(self, node: ast.expr | None, given: list[Value]) -> bool | None:
        if node is None:
            return None
        function = self.bench.value(node, self.frame)
        with self.bench.tolerantly():
            call = Call(self.bench.machine, self.frame, node, given, {})
            return truth(call_value(call, function))
        return None
