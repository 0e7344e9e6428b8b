"""The recorder's lines, as typed values."""

import json
from collections.abc import Iterator
from itertools import dropwhile
from pathlib import Path
from typing import Any

import attrs
from cattrs import Converter

from adapters.tracing.trace import Reflection, Sent, Told, TracedRevision


def revisions(file: Path) -> tuple[TracedRevision, ...]:
    """In the order in which they ran."""
    found: list[TracedRevision] = []
    for read in recorded(file):
        if "begins" in read:
            found.append(TracedRevision(read["revision"], read["direction"]))
        elif "revision" in read:
            found[-1] = continued(found[-1], read)
    return tuple(found)


def recorded(file: Path) -> Iterator[dict[str, Any]]:
    """What stands in the file, if there is one; a last line that was cut off is left out."""
    if file.exists():
        with file.open(encoding="utf-8") as lines:
            yield from (json.loads(line) for line in lines if line.endswith("\n"))


def continued(revision: TracedRevision, line: dict[str, Any]) -> TracedRevision:
    converter = Converter()
    if "operation" in line:
        told = converter.structure(line["operation"], Told)
        return attrs.evolve(revision, events=(*revision.events, told))
    if "sql" in line:
        sent = converter.structure(line["sql"], Sent)
        return attrs.evolve(revision, events=(*revision.events, sent))
    return attrs.evolve(revision, error=line.get("error"), finished="ends" in line)


def failure(file: Path) -> str | None:
    """The message of the first error, that of the innermost place."""
    errors = [line["error"] for line in recorded(file) if "error" in line]
    return last_line(errors[0]) if errors else None


def last_line(traceback: str) -> str:
    """The message of a traceback: what stands after the frames."""
    lines = traceback.strip().splitlines()
    frames = [n for n, line in enumerate(lines) if line.startswith('  File "')]
    after = lines[frames[-1] + 1 :] if frames else lines
    # A message may quote a statement over several lines, indented as the line of a frame is.
    return " ".join(dropwhile(lambda line: line.startswith("    "), after))


def reflection(file: Path) -> Reflection:
    return Converter().structure(json.loads(file.read_text(encoding="utf-8")), Reflection)
