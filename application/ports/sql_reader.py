"""Taking raw SQL apart."""

from typing import Protocol

from domain.databases.target import Target
from domain.operations import Operation


class SqlReader(Protocol):
    def operations(self, text: str, target: Target) -> tuple[Operation, ...]:
        """What the statements of the text ask of the target, in order. Never raises.

        A statement that is not understood stays a RunSql with its own text; one that changes
        nothing (SELECT) gives nothing.
        """
        ...
