"""`--report FORMAT=PATH`: reports that are written to files."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from domain.classes import frozen
from domain.errors import ReportUnwritable

if TYPE_CHECKING:
    from collections.abc import Sequence

FORMATS = ("text", "json", "sarif", "github", "gitlab", "junit", "markdown", "html")


@frozen
class ReportFile:
    format_: str
    path: Path

    def write(self, text: str) -> None:
        """At once, so that nobody reads half of it. Raise ReportUnwritable."""
        content = text.encode(errors="backslashreplace")
        try:
            if is_stream(self.path):
                self.path.write_bytes(content)
            else:
                replace(Path(os.path.realpath(self.path)), content)
        except OSError as error:
            raise ReportUnwritable(str(self.path), error.strerror or "no reason given") from error


def report_files(
    ctx: click.Context, parameter: click.Parameter, values: Sequence[str]
) -> tuple[ReportFile, ...]:
    """Raise BadParameter before anything is reviewed."""
    files = tuple(map(report_file, values))
    paths = [os.path.realpath(file.path) for file in files]
    if len(set(paths)) < len(paths):
        raise click.BadParameter("two reports in the same file: name another one.")
    return files


def report_file(value: str) -> ReportFile:
    name, _, path = value.partition("=")
    if name not in FORMATS or not path:
        known = ", ".join(FORMATS)
        raise click.BadParameter(f"{value!r} is not FORMAT=PATH, with one of {known} as FORMAT.")
    if path == "-":
        raise click.BadParameter(f"'{value}' is no file: --format {name} writes to stdout.")
    if not Path(path).parent.is_dir():
        raise click.BadParameter(f"{path}: there is no folder {str(Path(path).parent)!r}; make it.")
    return ReportFile(name, Path(path))


def is_stream(path: Path) -> bool:
    """A pipe or a terminal, which is written to and never replaced: `/dev/stdout`."""
    return path.is_relative_to("/dev") or (path.exists() and not path.is_file())


def replace(file: Path, content: bytes) -> None:
    """Raise OSError, and leave nothing half-written. Its mode is what the umask leaves."""
    part = file.with_name(f".assay-{os.getpid()}-{os.urandom(4).hex()}")
    try:
        with open(part, "xb") as opened:
            opened.write(content)
        os.replace(part, file)
    except OSError:
        part.unlink(missing_ok=True)
        raise
