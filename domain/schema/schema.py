"""The state of a database: its tables, as far as the history tells."""

from collections.abc import Iterator, Mapping
from functools import cached_property

import attrs
from attrs import field, frozen

from domain.schema.elements import (
    Column,
    Constraint,
    Exclusion,
    ForeignKey,
    Index,
    PrimaryKey,
    Unique,
)
from domain.schema.names import TableName
from domain.schema.objects import Objects


@frozen
class Table:
    """`complete` tells that its CREATE TABLE was read, so that what is not here is not there."""

    name: TableName
    columns: tuple[Column, ...] = ()
    constraints: tuple[Constraint, ...] = ()
    indexes: tuple[Index, ...] = ()
    temporary: bool = False
    complete: bool = False
    comment: str | None = None
    partition_of: TableName | None = None
    default_partition: bool = False
    partitioned_by: tuple[str, ...] = ()

    def column(self, name: str) -> Column | None:
        return next((c for c in self.columns if c.name == name), None)

    def index(self, name: str) -> Index | None:
        return next((i for i in self.indexes if i.name == name), None)

    def constraint(self, name: str) -> Constraint | None:
        return next((c for c in self.constraints if c.name == name), None)

    @cached_property
    def foreign_keys(self) -> tuple[ForeignKey, ...]:
        return tuple(c for c in self.constraints if isinstance(c, ForeignKey))

    @cached_property
    def index_names(self) -> frozenset[str | None]:
        return frozenset(i.name for i in self.indexes)

    @property
    def primary_key(self) -> PrimaryKey | None:
        return next((c for c in self.constraints if isinstance(c, PrimaryKey)), None)

    @property
    def all_indexes(self) -> tuple[Index, ...]:
        """Its indexes and those that its constraints made, under the constraint's name."""
        made = (
            Index(c.name, () if isinstance(c, Exclusion) else c.columns, unique=True)
            for c in self.constraints
            if isinstance(c, PrimaryKey | Unique | Exclusion)
        )
        return (*made, *self.indexes)

    def unique_over(self, columns: tuple[str, ...]) -> bool:
        """Whether exactly these columns are its primary key, or unique, in any order."""
        wanted = set(columns)
        return any(
            set(c.columns) == wanted for c in self.constraints if isinstance(c, PrimaryKey | Unique)
        ) or any(i.unique and set(i.elements) == wanted for i in self.indexes if not i.predicate)


@frozen
class Schema:
    """All tables by name. Never changed in place: every change gives a new one.

    `gaps` counts what was met so far that may have changed it unseen (unread steps).
    """

    tables: Mapping[TableName, Table] = field(factory=dict)
    gaps: int = 0
    objects: Objects = field(factory=Objects)

    def table(self, name: TableName) -> Table | None:
        return self.tables.get(name)

    def known_or_blank(self, name: TableName) -> Table:
        """The table, or an incomplete one: a history may speak of tables it did not create."""
        return self.tables.get(name) or Table(name)

    def with_table(self, table: Table) -> "Schema":
        return Schema({**self.tables, table.name: table}, self.gaps, self.objects)

    def without_table(self, name: TableName) -> "Schema":
        tables = dict(self.tables)
        tables.pop(name, None)
        return Schema(tables, self.gaps, self.objects)

    def with_gap(self) -> "Schema":
        return attrs.evolve(self, gaps=self.gaps + 1)

    def with_objects(self, objects: Objects) -> "Schema":
        return attrs.evolve(self, objects=objects)

    def owner_of_index(self, name: str, schema: str | None = None) -> Table | None:
        """The table that carries the index: PostgreSQL drops indexes without naming it."""
        for table in self.tables.values():
            if name in table.index_names and table.name.schema == schema:
                return table
        return None

    def referencing(self, name: TableName) -> Iterator[tuple[Table, ForeignKey]]:
        """Foreign keys of other tables that point at this one."""
        for table in self.tables.values():
            for key in table.foreign_keys:
                if key.target == name and table.name != name:
                    yield table, key

    def partitions(self, name: TableName) -> Iterator[Table]:
        """Those of a partitioned table, and theirs."""
        if not self.known_or_blank(name).partitioned_by:
            return
        for table in self.tables.values():
            if table.partition_of == name:
                yield table
                yield from self.partitions(table.name)
