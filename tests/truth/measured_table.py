"""The table in docs/reading.md that `make truth` prints."""

from collections.abc import Iterator
from pathlib import Path

from attrs import frozen

READING = Path(__file__).resolve().parents[2] / "docs" / "reading.md"
HEAD = "| project | database | revisions run |"


@frozen
class Row:
    """What it tells of one project on one database; shares in per cent, None where none is told."""

    project: str
    database: str
    found: float | None
    real: float | None
    tables: float | None
    columns: float | None
    shapes: float | None
    left: str

    def below(self) -> bool:
        """Whether anything of it is below the mark."""
        marks = ((self.found, 99), (self.real, 99), (self.tables, 100), (self.columns, 99.5))
        low = any(share is not None and share < mark for share, mark in (*marks, (self.shapes, 99)))
        return low or "not predicted" in self.left


def rows(text: str) -> Iterator[Row]:
    _, _, rest = text.partition(HEAD)
    for line in rest.splitlines()[2:]:
        if not line.startswith("|"):
            return
        project, database, _, *shares, _, left = (c.strip() for c in line.strip("|").split("|"))
        found, real, tables, columns, shapes = map(share, shares)
        yield Row(project, database, found, real, tables, columns, shapes, left)


def share(cell: str) -> float | None:
    """`99.7 % of 454`."""
    return float(cell.partition(" %")[0]) if "%" in cell else None
