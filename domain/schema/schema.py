"""The state of a database: its tables, as far as the history tells."""

from collections.abc import Collection, Iterator, Mapping
from functools import cached_property

import attrs
from attrs import Factory, field

from domain.classes import frozen
from domain.schema.elements import (
    Column,
    Constraint,
    Exclusion,
    ForeignKey,
    Index,
    PrimaryKey,
    Unique,
)
from domain.schema.layered import Layered
from domain.schema.names import TableName
from domain.schema.objects import Objects


@frozen
class Table:
    """`complete` tells that its CREATE TABLE was read, so that what is not here is not there.

    `doubtful`: its constraints and indexes may be others, since one was dropped by a name that is
    not known here, or something was not read. `unsure`: so may its columns.
    """

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
    doubtful: bool = False
    unsure: bool = False

    def column(self, name: str) -> Column | None:
        # A loop: a generator takes twice as long, and nothing is asked for more often.
        for column in self.columns:
            if column.name == name:
                return column
        return None

    def index(self, name: str) -> Index | None:
        return next((i for i in self.indexes if i.name == name), None)

    def constraint(self, name: str) -> Constraint | None:
        return next((c for c in self.constraints if c.name == name), None)

    def made_of(
        self,
        columns: tuple[Column, ...],
        constraints: tuple[Constraint, ...],
        indexes: tuple[Index, ...],
    ) -> "Table":
        """The same with these parts: what nearly every operation makes of it."""
        # In so many words: `evolve` takes four times as long.
        return Table(
            self.name,
            columns,
            constraints,
            indexes,
            self.temporary,
            self.complete,
            self.comment,
            self.partition_of,
            self.default_partition,
            self.partitioned_by,
            self.doubtful,
            self.unsure,
        )

    @cached_property
    def foreign_keys(self) -> tuple[ForeignKey, ...]:
        return tuple([c for c in self.constraints if isinstance(c, ForeignKey)])

    @cached_property
    def targets(self) -> tuple[TableName, ...]:
        """The tables that its foreign keys point at, each once."""
        return tuple(dict.fromkeys([key.target for key in self.foreign_keys]))

    @cached_property
    def type_names(self) -> frozenset[str | None]:
        """The types of its columns that have names of their own. Raw SQL names one without saying
        that it is an enum.
        """
        types = [c.type for c in self.columns if c.type]
        return frozenset(
            name for t in types for name in (t.type_name, t.name if t.custom else None)
        )

    @cached_property
    def index_names(self) -> frozenset[str | None]:
        return frozenset(i.name for i in self.indexes)

    @cached_property
    def all_index_names(self) -> frozenset[str | None]:
        return frozenset(i.name for i in self.all_indexes)

    @property
    def primary_key(self) -> PrimaryKey | None:
        return next((c for c in self.constraints if isinstance(c, PrimaryKey)), None)

    @cached_property
    def all_indexes(self) -> tuple[Index, ...]:
        """Its indexes and those that its constraints made, under the constraint's name."""
        made = [
            Index(c.name, () if isinstance(c, Exclusion) else c.columns, unique=True)
            for c in self.constraints
            if isinstance(c, PrimaryKey | Unique | Exclusion)
        ]
        return (*made, *self.indexes)

    def unique_over(self, columns: tuple[str, ...]) -> bool:
        """Whether exactly these columns are its primary key, or unique, in any order."""
        wanted = set(columns)
        return any(
            set(c.columns) == wanted for c in self.constraints if isinstance(c, PrimaryKey | Unique)
        ) or any(i.unique and set(i.elements) == wanted for i in self.indexes if not i.predicate)


def holders(schema: "Schema") -> Mapping[TableName, tuple[TableName, ...]]:
    """For each table that foreign keys point at, the tables that hold them."""
    found: dict[TableName, tuple[TableName, ...]] = {}
    for name, table in schema.tables.items():
        found = with_holder(found, name, (), table.targets)
    return found


def with_holder(
    known: Mapping[TableName, tuple[TableName, ...]],
    holder: TableName,
    before: Collection[TableName],
    after: Collection[TableName],
) -> dict[TableName, tuple[TableName, ...]]:
    """The same, once the holder's keys point at `after` instead of `before`."""
    changed = dict(known)
    for target in before:
        if target not in after:
            changed[target] = tuple(name for name in changed.get(target, ()) if name != holder)
    for target in after:
        if target not in before:
            changed[target] = (*changed.get(target, ()), holder)
    return changed


def layered(tables: Mapping[TableName, Table]) -> Layered[TableName, Table]:
    return tables if isinstance(tables, Layered) else Layered(tables)


@frozen
class Schema:
    """All tables by name. Never changed in place: every change gives a new one.

    `gaps` counts what was met so far that may have changed any of it unseen. Tables change
    through `with_table` and `without_table` alone: `_holders` is kept beside them, so that the
    foreign keys that point at a table are found without looking at all tables.
    """

    tables: Layered[TableName, Table] = field(factory=Layered, converter=layered)
    gaps: int = 0
    objects: Objects = field(factory=Objects)
    _holders: Mapping[TableName, tuple[TableName, ...]] = field(
        default=Factory(holders, takes_self=True), eq=False, repr=False
    )

    def table(self, name: TableName) -> Table | None:
        return self.tables.find(name)

    def known_or_blank(self, name: TableName) -> Table:
        """The table, or an incomplete one: a history may speak of tables it did not create."""
        return self.tables.find(name) or Table(name)

    def with_table(self, table: Table) -> "Schema":
        old = self.tables.find(table.name)
        known = self._holders
        if old is None or old.constraints is not table.constraints:
            before = old.targets if old else ()
            if before != table.targets:
                known = with_holder(known, table.name, before, table.targets)
        tables = self.tables.with_part(table.name, table)
        return Schema(tables, self.gaps, self.objects, known)

    def without_table(self, name: TableName) -> "Schema":
        old = self.tables.find(name)
        if old is None:
            return self
        known = with_holder(self._holders, name, old.targets, ())
        return Schema(self.tables.without(name), self.gaps, self.objects, known)

    def with_gap(self) -> "Schema":
        return attrs.evolve(self, gaps=self.gaps + 1)

    def with_objects(self, objects: Objects) -> "Schema":
        return attrs.evolve(self, objects=objects)

    def owner_of_index(self, name: str, schema: str | None = None) -> Table | None:
        """The table that carries the index: PostgreSQL drops indexes without naming it."""
        for table in self.tables.values():
            if name in table.all_index_names and table.name.schema == schema:
                return table
        return None

    def referencing(self, name: TableName) -> Iterator[tuple[Table, ForeignKey]]:
        """Foreign keys of other tables that point at this one."""
        for holder in self._holders.get(name, ()):
            if holder != name:
                table = self.tables[holder]
                yield from ((table, key) for key in table.foreign_keys if key.target == name)

    def partitions(self, name: TableName) -> tuple[Table, ...]:
        """Those of a partitioned table, and theirs."""
        table = self.tables.find(name)
        if table is None or not table.partitioned_by:
            return ()
        found: dict[TableName, Table] = {}
        waiting = [name]
        while waiting:
            parent = waiting.pop()
            if self.known_or_blank(parent).partitioned_by:
                parts = (t for t in self.tables.values() if t.partition_of == parent)
                new = {t.name: t for t in parts if t.name not in found}
                found.update(new)
                waiting.extend(new)
        return tuple(found.values())
