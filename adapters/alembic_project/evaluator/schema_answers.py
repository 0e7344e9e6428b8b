"""What the database would answer, as far as the schema replayed so far tells."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from attrs import define, field

from adapters.alembic_project.source import not_noted
from domain.databases.target import Target
from domain.operations import RenameTable
from domain.schema.names import TableName
from domain.schema.replay import apply
from domain.schema.schema import Schema, Table
from domain.script import Step


@define(eq=False)
class SchemaAnswers:
    """The schema before the script, brought up to date with the script's steps when asked.

    `earlier` are steps that ran in between; `doubted` are tables that a step may or may not have
    changed. `asked` is called whenever the schema is.
    """

    schema: Schema
    target: Target
    earlier: Sequence[Step] = ()
    applied: int = 0
    doubted: set[TableName] = field(factory=set)
    asked: Callable[[], None] = not_noted

    def catch_up(self, steps: Sequence[Step]) -> Schema:
        self.asked()
        for step in (*self.earlier, *steps[self.applied :]):
            self.schema = apply(step.operation, self.schema, self.target)
            if step.conditional or step.guarded:
                self.doubt(step)
        self.earlier, self.applied = (), len(steps)
        return self.schema

    def doubt(self, step: Step) -> None:
        operation = step.operation
        if operation.subject is None:
            self.schema = self.schema.with_gap()
            return
        self.doubted.add(operation.subject)
        if isinstance(operation, RenameTable):
            self.doubted.add(TableName(operation.new_name, operation.table.schema))

    def table(self, name: TableName, steps: Sequence[Step]) -> Table | None:
        """The table, where nothing of it can be missing; None where it may be otherwise."""
        schema = self.catch_up(steps)
        found = schema.table(name)
        sure = schema.gaps == 0 and name not in self.doubted
        return found if sure and found is not None and found.complete else None

    def known_tables(self, steps: Sequence[Step]) -> list[Table]:
        """The tables that are surely there; there may be others."""
        names = list(self.catch_up(steps).tables)
        return [table for name in names if (table := self.table(name, steps)) is not None]
