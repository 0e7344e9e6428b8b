"""How large a table is, and how long the work on it takes, in words."""

from domain.review.finding import Impact, Size

UNITS = ("bytes", "kB", "MB", "GB", "TB", "PB")
DAY = 86_400
STEPS = ((1, 59.5, "s"), (60, 59.5, "min"), (3600, 47.5, "h"))
"""Seconds of a unit, and how many of it are told as such."""
A_TENTH, ALMOST_A_SECOND, TEN, ROUNDED_UP = 0.1, 0.995, 9.95, 999.5


def size_told(effect: Impact) -> str:
    """Behind the work that an effect is; empty where that is an instant, whatever the size."""
    if effect.duration == "instant":
        return ""
    if effect.size is None:
        return ", size unknown"
    return f": {time_and_size(effect.size, whole=effect.duration == 'rewrite')}"


def time_and_size(size: Size, whole: bool = True) -> str:
    """As in `about 40 s for 2,000,000 rows, 1.2 GB, at 30 MB/s`; the indexes, where it is the
    `whole` that is worked on.
    """
    if size.milliseconds is None:
        return large(size, whole)
    return f"{time(size.milliseconds)} for {large(size, whole)}, at {size.basis}"


def large(size: Size, whole: bool) -> str:
    parts = [f"{size.rows:,} row{'s' * (size.rows != 1)}"] if size.rows is not None else []
    if size.bytes is not None:
        indexes = f" and {amount(size.index_bytes)} of indexes" * (whole and size.index_bytes > 0)
        parts.append(f"{amount(size.bytes)}{indexes}")
    return ", ".join(parts) or "a table of unknown size"


def time(milliseconds: int) -> str:
    return f"about {duration(milliseconds / 1000)}" if milliseconds else "less than 1 ms"


def amount(size: int) -> str:
    """Three digits of it, by thousands."""
    value, unit = float(size), 0
    while value >= ROUNDED_UP and unit < len(UNITS) - 1:
        value, unit = value / 1000, unit + 1
    return f"{value:.3g} {UNITS[unit]}" if value < ROUNDED_UP else f"{value:,.0f} {UNITS[unit]}"


def duration(seconds: float) -> str:
    """Two digits of it: an estimate has no more."""
    if seconds < ALMOST_A_SECOND:
        return f"{int(round(seconds * 1000, -1 if seconds >= A_TENTH else 0))} ms"
    for unit, most, name in STEPS:
        if seconds / unit < most:
            return f"{two_digits(max(1, seconds / unit))} {name}"
    return f"{two_digits(seconds / DAY)} days"


def two_digits(value: float) -> str:
    return f"{value:.2g}" if value < TEN else f"{value:,.0f}"
