"""Waivers in the comments of env.py and of an ini file."""

import re
from collections.abc import Iterator

from adapters.alembic_project.inline_waivers import waivers_of
from adapters.alembic_project.parsing import parse
from adapters.alembic_project.setup.ground import Looking
from adapters.alembic_project.source import RevisionSource
from adapters.alembic_project.text import Unreadable
from domain.source import Location
from domain.waivers import Lines, Waiver, waiver_of

IN_INI = re.compile(r"(?P<before>.*?)(?:^|\s)[#;]\s*assay:\s*(?P<text>.*)")


def all_waivers(looking: Looking) -> tuple[Waiver, ...]:
    """Those of every file that was read whole."""
    return tuple(
        waiver
        for path, text in looking.texts.items()
        if "assay:" in text
        for waiver in (in_python if path.endswith(".py") else in_ini)(path, text, looking)
    )


def in_python(path: str, text: str, looking: Looking) -> tuple[Waiver, ...]:
    try:
        return waivers_of(RevisionSource(path, parse(text), text, looking.modules))
    except Unreadable:
        return ()


def in_ini(path: str, text: str, looking: Looking) -> Iterator[Waiver]:
    """On the line itself, or for the next one; above a section for the whole set-up."""
    lines = text.split("\n")
    for number, line in enumerate(lines, 1):
        found = IN_INI.match(line)
        if found is None:
            continue
        alone = not found["before"].strip()
        line_meant = following(lines, number) if alone else number
        whole = lines[line_meant - 1].startswith("[")
        reach = None if whole else Lines(line_meant, line_meant)
        yield waiver_of(found["text"], Location(path, number), reach)


def following(lines: list[str], number: int) -> int:
    for later, line in enumerate(lines[number:], number + 1):
        if line.strip() and not line.lstrip().startswith(("#", ";")):
            return later
    return number
