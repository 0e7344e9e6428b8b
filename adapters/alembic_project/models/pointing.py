"""Columns whose type nobody gave: they have that of the column that they point at."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from domain.diagnosis.models import Model
from domain.schema.datatypes import DataType
from domain.schema.names import TableName
from domain.schema.schema import Table

Columns = dict[tuple[TableName, str], DataType]
# A key may point at a column that is itself one.
ROUNDS = 4


def with_pointed_types(models: Sequence[Model]) -> list[Model]:
    found = list(models)
    for _ in range(ROUNDS):
        known: Columns = {
            (model.table.name, column.name): column.type
            for model in found
            for column in model.table.columns
            if column.type is not None
        }
        after = [attrs.evolve(m, table=completed(m.table, known)) for m in found]
        if after == found:
            break
        found = after
    return found


def completed(table: Table, known: Columns) -> Table:
    missing = {column.name for column in table.columns if column.type is None}
    if not missing:
        return table
    types = {
        name: known.get((key.target, target))
        for key in table.foreign_keys
        for name, target in zip(key.columns, key.target_columns, strict=False)
        if name in missing
    }
    columns = (
        attrs.evolve(column, type=types[column.name]) if types.get(column.name) else column
        for column in table.columns
    )
    return attrs.evolve(table, columns=tuple(columns))
