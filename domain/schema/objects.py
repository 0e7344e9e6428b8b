"""What a schema holds besides tables, as far as it decides what an operation does."""

from collections.abc import Callable, Mapping

import attrs
from attrs import field

from domain.classes import frozen
from domain.schema.datatypes import DataType
from domain.schema.elements import Index
from domain.schema.names import TableName


@frozen
class View:
    """`reads` are the columns that its query reads, each with its table."""

    name: TableName
    reads: tuple[tuple[TableName, str], ...] = ()
    materialized: bool = False
    indexes: tuple[Index, ...] = ()

    def reads_table(self, table: TableName) -> bool:
        return any(name == table for name, _ in self.reads)


@frozen
class Domain:
    """`checked`: it has a CHECK or NOT NULL, so that its values must be looked at."""

    type: DataType
    checked: bool = False


@frozen
class Function:
    """`inlined`: the server puts a body that is one expression in the place of the call."""

    volatility: str
    inlined: bool = False


@frozen
class Objects:
    """Views by name, domains and functions by theirs in lower case, and what was SET.

    `enums` are the names of the enumerated types that PostgreSQL keeps, with or without a column.
    `local` is what was SET LOCAL: it holds until the transaction ends.
    """

    views: Mapping[TableName, View] = field(factory=dict)
    domains: Mapping[str, Domain] = field(factory=dict)
    functions: Mapping[str, Function] = field(factory=dict)
    settings: Mapping[str, str] = field(factory=dict)
    enums: frozenset[str] = frozenset()
    local: Mapping[str, str] = field(factory=dict)

    def views_of(self, table: TableName) -> tuple[View, ...]:
        return tuple(view for view in self.views.values() if view.reads_table(table))

    def views_on_column(self, table: TableName, column: str) -> tuple[View, ...]:
        return tuple(view for view in self.views.values() if (table, column) in view.reads)

    def with_view(self, view: View) -> "Objects":
        return attrs.evolve(self, views={**self.views, view.name: view})

    def without_views(self, names: frozenset[TableName]) -> "Objects":
        kept = {name: view for name, view in self.views.items() if name not in names}
        return attrs.evolve(self, views=kept)

    def with_table_renamed(self, old: TableName, new: TableName) -> "Objects":
        return self.reading(lambda table, column: (new if table == old else table, column))

    def with_column_renamed(self, of: TableName, old: str, new: str) -> "Objects":
        return self.reading(lambda t, column: (t, new if (t, column) == (of, old) else column))

    def reading(self, change: Callable[[TableName, str], tuple[TableName, str]]) -> "Objects":
        views = {
            name: attrs.evolve(view, reads=tuple(change(*read) for read in view.reads))
            for name, view in self.views.items()
        }
        return attrs.evolve(self, views=views)

    def setting(self, name: str) -> str | None:
        return self.local.get(name) or self.settings.get(name)
