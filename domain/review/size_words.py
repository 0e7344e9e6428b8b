"""How large a table is, and how long the work on it takes, in words."""

from domain.review.finding import Impact, Size

UNITS = ("bytes", "kB", "MB", "GB", "TB", "PB")
MINUTE, HOUR = 60.0, 3600.0


def size_told(effect: Impact) -> str:
    """Behind the work that an effect is; empty where that is an instant, whatever the size."""
    if effect.duration == "instant":
        return ""
    if effect.size is None:
        return ", size unknown"
    return f": {time_and_size(effect.size)}"


def time_and_size(size: Size) -> str:
    """As in `about 6 s for 200,000,000 rows, 12.4 GB, at 30 MB/s`."""
    parts = [f"{size.rows:,} rows"] if size.rows is not None else []
    parts += [amount(size.bytes + size.index_bytes)] if size.bytes is not None else []
    large = ", ".join(parts) or "size unknown"
    if size.milliseconds is None:
        return large
    return f"about {duration(size.milliseconds / 1000)} for {large}, at {size.basis}"


def amount(size: int) -> str:
    """Three digits of it, by thousands."""
    value, unit = float(size), 0
    while value >= 1000 and unit < len(UNITS) - 1:
        value, unit = value / 1000, unit + 1
    return f"{value:.3g} {UNITS[unit]}" if value < 999.5 else f"{value:,.0f} {UNITS[unit]}"


def duration(seconds: float) -> str:
    if seconds < MINUTE:
        return f"{seconds:.1g} s" if seconds < 1 else f"{seconds:.0f} s"
    if seconds < HOUR:
        return f"{seconds / MINUTE:.0f} min"
    return f"{seconds / HOUR:.1f} h"
