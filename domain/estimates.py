"""How long the work on a table takes, from how large it is; docs/stats.md has what was measured."""

from domain.review.finding import Impact, Size
from domain.statistics import IdFigures, TableFigures

MEGABYTES_A_SECOND = {"scan": 200, "index build": 30, "rewrite": 20}
"""Of the table, with its indexes where it is rewritten."""
ROWS_A_SECOND = 20_000
DAYS_TOLD_AS_SUCH = 1000


def size_of(effect: Impact, table: TableFigures) -> Size:
    seconds, basis = estimate(effect.duration, table)
    milliseconds = None if seconds is None else round(seconds * 1000)
    return Size(table.rows, table.bytes, table.index_bytes, milliseconds, basis)


def estimate(duration: str, table: TableFigures) -> tuple[float | None, str]:
    """Seconds, and what they rest on; None where nothing lasts, or the size is not known."""
    if duration == "row changes" and table.rows is not None:
        return table.rows / ROWS_A_SECOND, f"{ROWS_A_SECOND:,} rows/s"
    speed = MEGABYTES_A_SECOND.get(duration)
    if speed is None or table.bytes is None:
        return None, ""
    whole = table.bytes + (table.index_bytes if duration == "rewrite" else 0)
    return whole / 1e6 / speed, f"{speed} MB/s"


def use_of(one: IdFigures, rows_a_day: float | None) -> str:
    """How much of a column's numbers is used up, and for how long the others do at least."""
    text = f"{one.largest:,} of {one.limit:,} are used ({one.used:.0%})"
    if not rows_a_day or one.largest >= one.limit:
        return text
    days = (one.limit - one.largest) / rows_a_day
    if days < 1:
        return f"{text}, and at the writes so far the others may be gone within a day"
    when = counted(days, "day") if days < DAYS_TOLD_AS_SUCH else counted(days / 365, "year")
    return f"{text}, and at the writes so far the others last {when} at least"


def counted(number: float, one: str) -> str:
    """Whole, and never rounded up."""
    return f"{int(number):,} {one}{'s' * (int(number) != 1)}"
