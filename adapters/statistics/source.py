"""The `StatisticsSource` for what a URL names."""

from collections.abc import Callable
from contextlib import AbstractContextManager

from attrs import frozen

from adapters.statistics.address import address_of
from adapters.statistics.figures import Figures
from domain.statistics import Statistics


@frozen
class UrlStatisticsSource:
    def read(self, url: str, taken: str) -> Statistics:
        """Raise StatisticsUnreadable."""
        address = address_of(url)
        connected: Callable[..., AbstractContextManager[Figures]]
        if address.kind == "postgresql":
            from adapters.statistics.postgresql import connected
        else:
            from adapters.statistics.mysql import connected
        with connected(address) as figures:
            return figures.all(taken)
