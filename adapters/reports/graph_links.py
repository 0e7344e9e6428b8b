"""What leads from row to row, for formats that draw lines by themselves."""

from collections.abc import Iterator, Sequence

from domain.classes import frozen
from domain.lanes.lanes import Row


@frozen
class Link:
    """By the numbers of rows. `needs`: by depends_on, not as a parent."""

    child: int
    parent: int
    needs: bool = False


def links(rows: Sequence[Row]) -> Iterator[Link]:
    """Only to revisions that are among the rows."""
    numbers: dict[str, int] = {}
    for number in range(len(rows) - 1, -1, -1):
        numbers[rows[number].revision.id] = number
    for child, row in enumerate(rows):
        for name in dict.fromkeys(row.revision.parents):
            if name in numbers:
                yield Link(child, numbers[name])
        for name in dict.fromkeys(row.revision.depends_on):
            if name in numbers:
                yield Link(child, numbers[name], needs=True)
