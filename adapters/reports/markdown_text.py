"""Foreign text in Markdown: it is shown as it is, and means nothing there."""

import re

from adapters.reports.text import printable

# What nothing in Markdown or HTML begins with, but for an address: that is taken apart.
HARMLESS = frozenset(" ,;'\"/%?.()-=:")
# Inside of a word it is no emphasis.
UNDERSCORE = re.compile(r"(?<=[0-9A-Za-z])&#95;(?=[0-9A-Za-z])")
# A list, a heading's underline, a number with a point: at the beginning of a paragraph alone.
OPENING = re.compile(r"^(\d+(?=[.)])|(?=[-=]))(.)")
# An address, a user, a number of an issue: without the space of no width they become links.
LINKS = re.compile(r":(?=//)|(?<=www)\.|(?<=&#64;)|(?<=&#35;)", re.IGNORECASE)
FENCE = re.compile("`{3,}")


def prose(text: str, most: int = 2000) -> str:
    """Words that are no markup, no link, and call nobody; on one line."""
    # A dash with nothing behind it would make a heading of the line above.
    told = entities(shortened(text, most)) or "&#8203;"
    return OPENING.sub(lambda found: f"{found[1]}&#{ord(found[2])};", told)


def code(text: str, most: int = 200) -> str:
    """A name. With a tag, not backticks: these do not survive a `|` in a table."""
    return f"<code>{entities(shortened(text, most))}</code>"


def fenced(text: str, most: int = 4000) -> str:
    """Python, between more backticks than it has."""
    told = printable(text.rstrip(), keep="\n")
    if len(told) > most:
        told = f"{told[:most]}\n..."
    longest = max((len(found) for found in FENCE.findall(told)), default=2)
    fence = "`" * (longest + 1)
    return f"{fence}python\n{told}\n{fence}"


def shortened(text: str, most: int) -> str:
    told = printable(" ".join(text.split()))
    return told if len(told) <= most else f"{told[: most - 4]} ..."


def entities(text: str) -> str:
    told = "".join(
        c if c.isalnum() or c in HARMLESS or not c.isascii() else f"&#{ord(c)};" for c in text
    )
    return LINKS.sub(lambda found: f"&#8203;{found[0]}", UNDERSCORE.sub("_", told))
