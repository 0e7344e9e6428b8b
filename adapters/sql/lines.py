"""Where in a text its statements stand."""

import re

# What may stand before a statement and is no part of it.
BEFORE = re.compile(r"(?:\s+|--[^\n]*(?:\n|\Z)|/\*(?!!).*?\*/)*", re.DOTALL)


def start_of(text: str, position: int) -> int:
    """Where the words of the statement begin, comments before it passed over."""
    found = BEFORE.match(text, position)
    return found.end() if found else position


def line_of(text: str, position: int) -> int:
    """Counted from 1."""
    return text.count("\n", 0, position) + 1
