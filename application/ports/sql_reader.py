"""Taking raw SQL apart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from domain.classes import frozen

if TYPE_CHECKING:
    from domain.databases.target import Target
    from domain.operations import Operation


@frozen
class SqlStatement:
    """One statement of a text: its own words, the line that it begins on, and what it asks.

    `line` counts from 1. `fault` is the parser's reason where it is no SQL, on line `fault_line`;
    it is then a RunSql, as is a statement that there is no word for. What stands in a DO block is
    a statement of its own: `conditional` where it may not run, `guarded` where an error of it may
    be swallowed.
    """

    text: str
    line: int
    operations: tuple[Operation, ...]
    fault: str | None = None
    fault_line: int | None = None
    conditional: bool = False
    guarded: bool = False


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
