"""What a database in use says of its tables: how large they are, and how busy."""

from datetime import datetime

from attrs import field

from domain.classes import frozen


@frozen
class TableFigures:
    """`name` is `table`, or `schema.table` outside of the usual schema. None: not known.

    `rows` is the server's own estimate; `bytes` are those of the table without its indexes,
    `indexes` those of each index; `writes` counts rows that were inserted, updated or deleted
    since the figures began.
    """

    name: str
    rows: int | None = None
    bytes: int | None = None
    indexes: dict[str, int | None] = field(factory=dict)
    writes: int | None = None
    dead_rows: int | None = None

    @property
    def index_bytes(self) -> int:
        return sum(size or 0 for size in self.indexes.values())


@frozen
class IdFigures:
    """A column that numbers its rows: the `largest` number given, and the last that there is."""

    table: str
    column: str
    largest: int
    limit: int

    @property
    def used(self) -> float:
        """From 0 to 1."""
        return self.largest / self.limit


@frozen
class OpenTransaction:
    """`state` as the server has it, as in `idle in transaction`; nothing of who or what it is."""

    seconds: int
    state: str


@frozen
class Statistics:
    """`taken` and `since` are moments in UTC, as in 2026-11-23T02:00:00Z; writes are counted from
    `since`. `missing` says which figures could not be read, and why. `revisions` are those that
    the database stands at, as its alembic_version says.
    """

    database: str
    server_version: str
    taken: str
    since: str | None = None
    revisions: tuple[str, ...] = ()
    tables: tuple[TableFigures, ...] = ()
    ids: tuple[IdFigures, ...] = ()
    transactions: tuple[OpenTransaction, ...] = ()
    missing: tuple[str, ...] = ()

    @property
    def days(self) -> float | None:
        """For how long writes were counted; None where nobody knows."""
        if self.since is None:
            return None
        start, end = map(datetime.fromisoformat, (self.since, self.taken))
        return (end - start).total_seconds() / 86_400
