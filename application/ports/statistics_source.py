"""A database in use, asked how large its tables are."""

from typing import Protocol

from domain.statistics import Statistics


class StatisticsSource(Protocol):
    """Only reads, in a transaction that cannot write, and waits for nothing for long."""

    def read(self, url: str, taken: str) -> Statistics:
        """The figures of what the URL names; `taken` is the moment, in UTC.

        What the user of the URL may not see is among the `missing`. Nothing of the URL is kept.
        Raise StatisticsUnreadable.
        """
        ...
