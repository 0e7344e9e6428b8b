"""Which columns a piece of SQL speaks of: expressions are kept as text."""

import re
from functools import lru_cache

QUOTED = re.compile(r"'(?:[^']|'')*'")


@lru_cache(maxsize=4096)
def words(text: str) -> frozenset[str]:
    """The identifiers in it, string literals aside; unquoted ones in lower case."""
    plain = QUOTED.sub(" ", text)
    quoted = re.findall(r'["`]([^"`]+)["`]', plain)
    bare = re.findall(r"[^\W\d]\w*", re.sub(r'["`][^"`]*["`]', " ", plain))
    return frozenset((*quoted, *bare, *(word.lower() for word in bare)))


def mentions(text: str | None, column: str) -> bool:
    # Most do not have its letters at all, which is seen in a fiftieth of the time.
    return text is not None and may_mention(text, column) and column in words(text)


def may_mention(text: str, column: str) -> bool:
    return column in text or column in text.lower() or not text.isascii()


def renamed(text: str, old: str, new: str) -> str:
    """The text with the column renamed; what stands in string literals stays."""
    pattern = rf"'(?:[^']|'')*'|(?<!\w){re.escape(old)}(?!\w)"
    return re.sub(pattern, lambda found: new if found[0] == old else found[0], text)
