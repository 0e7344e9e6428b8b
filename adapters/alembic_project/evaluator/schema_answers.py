"""What the database would answer, as far as the schema replayed so far tells."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import Enum

from attrs import field

from adapters.alembic_project.source import not_noted
from domain.classes import define
from domain.databases.target import Target
from domain.schema.names import TableName
from domain.schema.replay import apply_step
from domain.schema.schema import Schema, Table
from domain.script import Step


class Part(Enum):
    """What of a table a step may or may not have changed."""

    EXISTENCE = "existence"
    COLUMNS = "columns"
    KEYS = "constraints and indexes"


ALL_BUT_EXISTENCE = (Part.COLUMNS, Part.KEYS)


@define(eq=False)
class SchemaAnswers:
    """The schema before the script, brought up to date with the script's steps when asked.

    `earlier` are steps that ran in between; `doubts` is what a step may or may not have changed.
    `missed` are the tables that were asked for when nobody knew of them: where one is made on a
    condition then, that is the condition. `asked` is called whenever the schema is, with the name
    of a table or type, None for all.
    """

    schema: Schema
    target: Target
    earlier: Sequence[Step] = ()
    applied: int = 0
    doubts: dict[TableName, set[Part]] = field(factory=dict)
    missed: set[TableName] = field(factory=set)
    all_missed: bool = False
    asked: Callable[[str | None], None] = not_noted

    def once_over(self, schema: Schema, steps: Sequence[Step]) -> SchemaAnswers:
        """What the next script gets to know, when `schema` was before these steps."""
        missed, all_missed = set(self.missed), self.all_missed
        return SchemaAnswers(
            schema, self.target, steps, missed=missed, all_missed=all_missed, asked=self.asked
        )

    def catch_up(self, steps: Sequence[Step]) -> Schema:
        for step in (*self.earlier, *steps[self.applied :]):
            before = self.schema
            self.schema = apply_step(step, before, self.target)
            if (step.conditional or step.guarded) and self.schema is not before:
                self.doubt(before.tables)
        self.earlier, self.applied = (), len(steps)
        return self.schema

    def doubt(self, before: Mapping[TableName, Table]) -> None:
        """Whatever is not as it was before."""
        after = self.schema.tables
        for name in {**before, **after}:
            old, new = before.get(name), after.get(name)
            if old is not new:
                made = old is None and (self.all_missed or name in self.missed)
                parts = ALL_BUT_EXISTENCE if made else differing(old, new)
                self.doubts.setdefault(name, set()).update(parts)

    def exists(self, name: TableName, steps: Sequence[Step]) -> bool:
        """Whether the history surely made it; where not, it may be there all the same."""
        there = self.as_told(name, steps) is not None
        if not there and name not in self.schema.tables:
            self.missed.add(name)
        return there

    def columns_of(self, name: TableName, steps: Sequence[Step]) -> Table | None:
        """The table, where none of its columns can be missing; None where they may be others."""
        table = self.known(name, Part.COLUMNS, steps)
        return None if table is None or table.unsure else table

    def table(self, name: TableName, steps: Sequence[Step]) -> Table | None:
        """The table, where nothing of it can be missing; None where it may be otherwise."""
        table = self.columns_of(name, steps)
        doubts = self.doubts.get(name, ())
        return None if table is None or table.doubtful or Part.KEYS in doubts else table

    def as_told(self, name: TableName, steps: Sequence[Step]) -> Table | None:
        """The table that surely is there, whatever of it may be otherwise."""
        return self.known(name, Part.EXISTENCE, steps)

    def known(self, name: TableName, part: Part, steps: Sequence[Step]) -> Table | None:
        self.asked(name.name)
        schema = self.catch_up(steps)
        found = schema.table(name)
        doubts = self.doubts.get(name, ())
        sure = not schema.gaps and part not in doubts and Part.EXISTENCE not in doubts
        return found if sure and found is not None and found.complete else None

    def knows_enum(self, name: str, steps: Sequence[Step]) -> bool:
        """Whether the type surely is there already."""
        self.asked(name)
        return name in self.catch_up(steps).objects.enums

    def known_tables(self, steps: Sequence[Step]) -> list[TableName]:
        """The tables that are surely there; there may be others."""
        self.asked(None)
        self.all_missed = True
        return [name for name in self.catch_up(steps).tables if self.exists(name, steps)]


def differing(old: Table | None, new: Table | None) -> Iterator[Part]:
    if old is None or new is None:
        yield Part.EXISTENCE
        return
    if old.columns != new.columns or old.unsure != new.unsure:
        yield Part.COLUMNS
    if (old.constraints, old.indexes, old.doubtful) != (new.constraints, new.indexes, new.doubtful):
        yield Part.KEYS
