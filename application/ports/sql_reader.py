"""Taking raw SQL apart."""

from typing import Protocol

from attrs import frozen

from domain.databases.target import Target
from domain.operations import Operation


@frozen
class SqlStatement:
    """One statement of a text: its own words, the line that it begins on, and what it asks.

    `line` counts from 1. `fault` is the parser's reason where it is no SQL, on line `fault_line`;
    it is then a RunSql, as is a statement that there is no word for.
    """

    text: str
    line: int
    operations: tuple[Operation, ...]
    fault: str | None = None
    fault_line: int | None = None


class SqlReader(Protocol):
    def operations(self, text: str, target: Target) -> tuple[Operation, ...]:
        """What the statements of the text ask of the target, in order. Never raises.

        A statement that is not understood stays a RunSql with its own text; one that changes
        nothing (SELECT) gives nothing.
        """
        ...

    def statements(self, text: str, target: Target) -> tuple[SqlStatement, ...]:
        """The same, statement by statement. Comments alone are none. Never raises."""
        ...
