"""What worked a value out: this Assay, on this Python, with these parsers of SQL."""

import os
import sys
from collections.abc import Iterator
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path

from domain.version import VERSION

HOME = Path(__file__).resolve().parents[2]
PACKAGES = ("domain", "application", "adapters")
PARSERS = ("postgast", "sqlglot")


def edition() -> str:
    """Changes with the version, and with every edit of a source file of ours in a checkout.

    Files count by name, size and time of change: reading them all would take longer than many a
    review does.
    """
    files = [file for package in PACKAGES for file in sources(HOME / package)]
    files += [spec.origin for name in PARSERS if (spec := find_spec(name)) and spec.origin]
    marks = (mark(file) for file in sorted(files))
    return sha256("\0".join([VERSION, sys.version, *marks]).encode()).hexdigest()


def sources(folder: Path | str) -> Iterator[str]:
    for found in os.scandir(folder):
        if found.is_dir():
            yield from sources(found.path)
        elif found.name.endswith(".py"):
            yield found.path


def mark(file: str) -> str:
    status = os.stat(file)
    return f"{file}:{status.st_size}:{status.st_mtime_ns}"
