"""Patterns of paths and names, as in `migrations/versions/2019_*.py` or `**/legacy/**`."""

import re
from functools import cache

PART = re.compile(r"\*\*/|/\*\*$|\*\*|\*|\?|.", re.DOTALL)
MEANT = {"**/": "(?:.*/)?", "/**": "/.*", "**": ".*", "*": "[^/]*", "?": "[^/]"}


def matches(pattern: str, path: str) -> bool:
    """`*` and `?` stay within a folder, `**` does not. Without a slash, any folder will do.

    A folder stands for all that is in it.
    """
    return compiled(pattern).fullmatch(path) is not None


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    plain = pattern.removeprefix("./").rstrip("/")
    anywhere = "" if "/" in plain else "(?:.*/)?"
    parts = (MEANT.get(part) or re.escape(part) for part in PART.findall(plain))
    return re.compile(f"{anywhere}{''.join(parts)}(?:/.*)?", re.DOTALL)


def names(patterns: tuple[str, ...], name: str) -> bool:
    """Whether one of the patterns fits; `*` stands for any characters."""
    return any(re.fullmatch(re.escape(p).replace(r"\*", ".*"), name, re.DOTALL) for p in patterns)
