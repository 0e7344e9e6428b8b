"""What any server is asked for, in turn; what one refuses is missing, and the rest is told."""

from collections.abc import Callable, Sequence
from typing import Any, Protocol, TypeVar

from domain.statistics import IdFigures, OpenTransaction, Statistics, TableFigures

T = TypeVar("T")
Row = Sequence[Any]


class Refused(Exception):
    """The server answers a question with an error. Its text names no person and no password."""


class Asks(Protocol):
    """A connection in a transaction that only reads."""

    @property
    def database(self) -> str: ...

    @property
    def notes(self) -> list[str]:
        """What is not there though nobody refused it."""
        ...

    def rows(self, statement: str) -> list[Row]:
        """Raise Refused; the transaction goes on all the same."""
        ...

    def version(self) -> str: ...

    def since(self) -> str | None: ...

    def revisions(self) -> tuple[str, ...]: ...

    def tables(self) -> tuple[TableFigures, ...]: ...

    def ids(self) -> tuple[IdFigures, ...]: ...

    def transactions(self) -> tuple[OpenTransaction, ...]: ...


class Figures:
    def __init__(self, server: Asks) -> None:
        self.server = server
        self.missing: list[str] = []

    def all(self, taken: str) -> Statistics:
        server = self.server
        return Statistics(
            database=server.database,
            server_version=server.version(),
            taken=taken,
            since=self.maybe("since when writes are counted", server.since, None),
            revisions=self.maybe("the revisions that it stands at", server.revisions, ()),
            tables=self.maybe("tables", server.tables, ()),
            ids=self.maybe("how full ids are", server.ids, ()),
            transactions=self.maybe("open transactions", server.transactions, ()),
            missing=(*self.missing, *dict.fromkeys(server.notes)),
        )

    def maybe(self, what: str, ask: Callable[[], T], otherwise: T) -> T:
        try:
            return ask()
        except Refused as error:
            self.missing.append(f"{what}: {error}")
            return otherwise
