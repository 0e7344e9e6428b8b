"""Figures of a database, in a file."""

from typing import Protocol

from domain.statistics import Statistics


class StatisticsFile(Protocol):
    def text(self, statistics: Statistics) -> str:
        """The same figures give the same text."""
        ...

    def read(self, path: str) -> Statistics:
        """What `text` made. Raise StatisticsUnreadable, with file and line where there is one."""
        ...
