"""Assay's own database, as something to look after."""

from typing import Protocol

from domain.classes import frozen


@frozen
class StoreStatus:
    """`current` is None on a database without revisions; `newest` is what this code knows."""

    url: str
    current: str | None
    newest: str
    state: str


class Store(Protocol):
    def url(self) -> str:
        """Where it is, with any password masked."""
        ...

    def status(self) -> StoreStatus:
        """`state` is `at head`, `behind` or `empty`.

        Raise StoreUnreachable, or StoreAhead when it is newer than this code. Changes nothing.
        """
        ...

    def upgrade(self) -> StoreStatus:
        """Bring it to the newest revision; a second process waits for the first."""
        ...
