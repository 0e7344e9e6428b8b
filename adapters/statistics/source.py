"""The `StatisticsSource` for what a URL names."""

from collections.abc import Callable
from contextlib import AbstractContextManager

from adapters.statistics.address import Address, address_of
from adapters.statistics.figures import Figures, Refused
from domain.classes import frozen
from domain.errors import StatisticsUnreadable
from domain.statistics import Statistics

Connected = Callable[[Address], AbstractContextManager[Figures]]
DRIVERS = {"postgresql": "psycopg", "mysql": "pymysql"}


@frozen
class UrlStatisticsSource:
    def read(self, url: str, taken: str) -> Statistics:
        """Raise StatisticsUnreadable."""
        address = address_of(url)
        try:
            connected = connections(address.kind)
        except ImportError:
            raise StatisticsUnreadable(
                f"{DRIVERS[address.kind]} is wanted for that database, and is not installed",
                f"pip install 'assay[{address.kind}]' does that.",
            ) from None
        try:
            with connected(address) as figures:
                return figures.all(taken)
        except Refused as error:
            raise StatisticsUnreadable(
                f"the database cannot be read without writing ({error})",
                "Nothing was read: it has to know transactions that only read.",
            ) from None


def connections(kind: str) -> Connected:
    """Raise ImportError."""
    if kind == "postgresql":
        from adapters.statistics.postgresql import connected
    else:
        from adapters.statistics.mysql import connected
    return connected
