"""What the project's own code maps to tables: its models, as far as they are plainly written."""

from collections.abc import Iterable, Iterator

from domain.classes import frozen
from domain.schema.names import TableName
from domain.source import Location


@frozen
class Mapped:
    """A table, or one of its columns, with the line of the class or column that declares it."""

    table: TableName
    location: Location
    column: str | None = None


def declaring(mapped: Iterable[Mapped], table: TableName, column: str | None) -> Iterator[Mapped]:
    """Those that declare the table, or the column of it."""
    return (each for each in mapped if (each.table, each.column) == (table, column))
