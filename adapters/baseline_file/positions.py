"""Where the items of a list stand in JSON text, which the standard library does not tell."""

import json
import re
from collections.abc import Iterator

GAP = re.compile(r"[ \t\r\n]*")
decode = json.JSONDecoder().raw_decode


def items_of(text: str, name: str) -> Iterator[tuple[int, object]]:
    """The items of the list that is a member of the outermost object, each with its line, from 1.

    `text` must be JSON with such a member.
    """
    line, counted = 1, 0
    for at, value in items(text, start_of(text, name)):
        line += text.count("\n", counted, at)
        counted = at
        yield line, value


def start_of(text: str, name: str) -> int:
    """Where the value begins. Of several members of that name the last counts, as for `json`."""
    at, found = after(text, "{", 0), 0
    while text[at] != "}":
        key, at = decode(text, at)
        at = after(text, ":", at)
        if key == name:
            found = at
        _, at = decode(text, at)
        at = after(text, ",", at) if text[gap(text, at)] == "," else gap(text, at)
    return found


def items(text: str, start: int) -> Iterator[tuple[int, object]]:
    at = after(text, "[", start)
    while text[at] != "]":
        value, end = decode(text, at)
        yield at, value
        at = after(text, ",", end) if text[gap(text, end)] == "," else gap(text, end)


def after(text: str, sign: str, at: int) -> int:
    return gap(text, text.index(sign, at) + 1)


def gap(text: str, at: int) -> int:
    found = GAP.match(text, at)
    return found.end() if found else at


def line_at(text: str, position: int) -> int:
    return text.count("\n", 0, position) + 1
