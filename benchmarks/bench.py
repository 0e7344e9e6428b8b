"""Measure `assay review`: python -m benchmarks.bench [--times N] [--guard COMMAND] [NAME ...]

Every history that was fetched (tests/corpus), the example, and generated ones of 1,000 and 5,000
revisions, cold: nothing is kept between two runs. Beside it, in the same run, what Python takes to
start and what it takes to parse the files: compare the ratios, the seconds are this machine's.
Then `changing`: a generated history that is reviewed again and again, beside alembic-guard.
"""

import argparse
import os
import platform
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from attrs import frozen

from benchmarks.changing import lines as changing
from benchmarks.drawing import lines as drawing
from benchmarks.generate import generate
from benchmarks.guard import alembic_guard
from benchmarks.measure import Command, CommandFailed, Measured, measure
from tests.corpus.histories import histories

ROOT = Path(__file__).resolve().parents[1]
SIZES = (1000, 5000)
CHANGING = "changing"


@frozen
class Subject:
    """A history to review: where the command runs, what it is given, where the files are."""

    name: str
    folder: Path
    path: str
    versions: Path
    database: str = "postgresql"

    @property
    def files(self) -> list[Path]:
        return [f for f in self.versions.rglob("*.py") if f.name != "__init__.py"]

    @property
    def commands(self) -> list[Command]:
        review = [str(ROOT / "assay.py"), "review", self.path, "--database", self.database]
        parse = [str(ROOT / "benchmarks" / "parse_only.py"), str(self.versions)]
        arguments = [["-c", "pass"], parse, [*review, "--format", "json", "--no-cache"]]
        return [
            Command([sys.executable, *given], self.folder, frozenset({0, 1})) for given in arguments
        ]


@frozen
class Row:
    name: str
    text: str
    review: Measured


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="benchmarks.bench", description="Measure assay review.")
    parser.add_argument("--times", type=int, default=5)
    parser.add_argument("--output", type=Path, default=ROOT / "docs" / "benchmarks.md")
    parser.add_argument("--guard", metavar="COMMAND", help="alembic-guard; default: our own")
    parser.add_argument("names", nargs="*", metavar="NAME", help="these alone; default: all")
    options = parser.parse_args(arguments)
    rows = table(options.names, options.times)
    again = []
    if not options.names or CHANGING in options.names:
        print(f"{CHANGING} ...", file=sys.stderr)
        with tempfile.TemporaryDirectory() as folder:
            again = changing(Path(folder), alembic_guard(options.guard), options.times)
    options.output.write_text(page(rows, again, options.times), encoding="utf-8")
    print(options.output, file=sys.stderr)
    return 0 if all(rows) else 1


def table(names: list[str], times: int) -> "list[Row | None]":
    """A row for each history; none for one that could not be reviewed, which is told."""
    with tempfile.TemporaryDirectory() as folder:
        chosen = [s for s in subjects(Path(folder)) if not names or s.name in names]
        return [row_or_none(subject, times) for subject in chosen]


def row_or_none(subject: Subject, times: int) -> Row | None:
    print(f"{subject.name} ...", file=sys.stderr)
    try:
        return row(subject, times)
    except CommandFailed as failure:
        print(failure, file=sys.stderr)
        return None


def subjects(folder: Path) -> Iterator[Subject]:
    example = ROOT / "examples" / "bookshop"
    yield Subject("bookshop", example, "alembic.ini", example / "migrations" / "versions")
    for history in histories():
        if history.is_here:
            versions = history.folder / history.versions
            yield Subject(history.name, history.folder, history.review, versions, history.database)
    for size in SIZES:
        made = folder / str(size)
        generate(made, size)
        versions = made / "migrations" / "versions"
        yield Subject(f"generated-{size}", made, "alembic.ini", versions)


def row(subject: Subject, times: int) -> Row:
    nothing, parsing, review = measure(subject.commands, times)
    lines = sum(f.read_bytes().count(b"\n") for f in subject.files)
    cells = [
        subject.name,
        subject.database,
        f"{len(subject.files):,}",
        f"{lines:,}",
        f"{review.seconds:.2f}",
        *(f"{measured.cpu:.2f}" for measured in (nothing, parsing, review)),
        f"{review.cpu / parsing.cpu:.1f}",
        f"{review.cpu / nothing.cpu:.0f}",
        f"{per_thousand(review, nothing, len(subject.files)):.2f}",
        f"{review.mebibytes:.0f}",
    ]
    return Row(subject.name, f"| {' | '.join(cells)} |", review)


def per_thousand(review: Measured, nothing: Measured, revisions: int) -> float:
    """CPU seconds a thousand revisions, without the start of Python."""
    return (review.cpu - nothing.cpu) / revisions * 1000


def growth(rows: "list[Row | None]") -> list[str]:
    """From the smaller generated history to the larger one, where both were measured."""
    by_name = {row.name: row.review for row in rows if row}
    small, large = (by_name.get(f"generated-{size}") for size in SIZES)
    if small is None or large is None:
        return []
    return [
        f"From {SIZES[0]:,} to {SIZES[1]:,} generated revisions the wall time grows "
        f"{large.seconds / small.seconds:.2f} times,",
        f"the CPU time {large.cpu / small.cpu:.2f} times.",
        "",
    ]


def page(rows: "list[Row | None]", again: list[str], times: int) -> str:
    head = (
        *("history", "database", "revisions", "lines", "review, wall s"),
        *("`pass`, s", "parse, s", "review, s", "review / parse", "review / `pass`"),
        *("s per 1,000", "peak, MiB"),
    )
    return "\n".join(
        [
            "# Benchmarks",
            "",
            "Written by `make bench`; do not edit. `assay review --format json`, cold, as a",
            f"whole process: medians of {times} runs after one to warm up, and the largest peak of",
            "resident memory. Seconds are CPU time, of all processes together, where they are not",
            "called wall time. `pass` is `python -c pass`; parse reads every revision with",
            "`ast.parse` and does nothing with it; the three took turns. Compare the ratios: the",
            "seconds belong to one machine.",
            "",
            f"| {' | '.join(head)} |",
            "|---|---|" + "--:|" * (len(head) - 2),
            *(row.text for row in rows if row),
            "",
            *growth(rows),
            *again,
            *drawing(),
            f"Python {platform.python_version()}, {platform.system()} {platform.machine()}, "
            f"{os.cpu_count()} processors.",
            "",
        ]
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
