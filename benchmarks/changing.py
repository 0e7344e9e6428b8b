"""A history that changes a little, as most do, beside alembic-guard on the same files."""

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from attrs import frozen

from benchmarks.generate import generate
from benchmarks.guard import VERSION
from benchmarks.measure import Command, Measured, measure

ROOT = Path(__file__).resolve().parents[1]
REVISIONS = 1000
DONE = frozenset({0, 1})
COLD = "review, nothing is kept"
BESIDE = ("alembic-guard", "cold review")
HEAD = (
    "",
    "wall, s",
    "CPU, s",
    *(f"{u} / {o}" for o in BESIDE for u in ("wall", "CPU")),
    "peak, MiB",
)
AUTHOR = ("-c", "user.name=bench", "-c", "user.email=bench@localhost", "-c", "commit.gpgsign=false")


@frozen
class Changing:
    """Histories of the same revisions in folders of their own, each with a cache of its own.

    `guard` is the command of alembic-guard, None where it is not there.
    """

    folder: Path
    guard: str | None

    def commands(self) -> Iterator[tuple[str, Command]]:
        """Each with its name, alembic-guard first, where there is one."""
        if self.guard is not None:
            arguments = [self.guard, "--format", "json", "migrations/versions"]
            yield f"alembic-guard {VERSION}", Command(arguments, self.history("guard"), DONE)
        yield COLD, self.review("cold", options=["--no-cache"])
        cache = self.history("filled") / "cache"
        forget = self.review("filled", lambda: shutil.rmtree(cache, ignore_errors=True))
        yield "review, all is kept for the next time", forget
        yield "nothing has changed since the last time", self.review("unchanged")
        versions = self.history("changed") / "migrations" / "versions"
        last = next(versions.glob(f"*_step_{REVISIONS}.py"))
        yield "the last revision has changed", self.review("changed", lambda: changed(last))
        branched(self.history("new"))
        since = ["--since", "main", "--no-cache"]
        yield "one revision is new to a branch, nothing is kept", self.review("new", options=since)

    def history(self, name: str) -> Path:
        folder = self.folder / name
        if not folder.exists():
            generate(folder, REVISIONS)
        return folder

    def review(
        self,
        name: str,
        prepare: Callable[[], object] = lambda: None,
        options: Sequence[str] = (),
    ) -> Command:
        folder = self.history(name)
        review = [sys.executable, str(ROOT / "assay.py"), "review", "alembic.ini"]
        arguments = [*review, "--database", "postgresql", "--format", "json", *options]
        variables = {"ASSAY_CACHE_DIR": str(folder / "cache")}
        return Command(arguments, folder, DONE, variables, prepare)


def changed(file: Path) -> None:
    with file.open("a", encoding="utf-8") as opened:
        opened.write("# changed\n")


def branched(folder: Path) -> None:
    """Puts all revisions on main, but for the last: that one is new to the branch checked out."""
    last = next((folder / "migrations" / "versions").glob(f"*_step_{REVISIONS}.py"))
    content = last.read_bytes()
    last.unlink()
    git(folder, "init", "--quiet", "--initial-branch=main")
    committed(folder)
    git(folder, "checkout", "--quiet", "-b", "change")
    last.write_bytes(content)
    committed(folder)


def committed(folder: Path) -> None:
    git(folder, "add", "--all")
    git(folder, *AUTHOR, "commit", "--quiet", "--message=as it is")


def git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", *arguments], cwd=folder, check=True)


def lines(folder: Path, guard: str | None, times: int) -> list[str]:
    """What docs/benchmarks.md says of it."""
    histories = Changing(folder, guard)
    names, commands = zip(*histories.commands(), strict=True)
    measured = measure(commands, times)
    absent = "**alembic-guard could not be had: nothing is compared with it.**"
    return [
        "## One history, again and again",
        "",
        f"{REVISIONS:,} generated revisions, in one run and in turn: alembic-guard, which walks",
        "the same files, and `assay review --format json` with what it keeps from one time to the",
        "next. CPU time is that of all processes together, the peak that of the largest one.",
        "",
        *([] if guard else [absent, ""]),
        f"| {' | '.join(HEAD)} |",
        "|---|" + "--:|" * (len(HEAD) - 1),
        *(
            row(name, one, measured[0] if guard else None, measured[names.index(COLD)])
            for name, one in zip(names, measured, strict=True)
        ),
        "",
        *of_rules(histories.history("cold")),
    ]


def row(name: str, one: Measured, guard: Measured | None, cold: Measured) -> str:
    beside = [*ratios(one, guard), *ratios(one, cold)]
    cells = [name, f"{one.seconds:.2f}", f"{one.cpu:.2f}", *beside, f"{one.mebibytes:.0f}"]
    return f"| {' | '.join(cells)} |"


def ratios(one: Measured, other: Measured | None) -> list[str]:
    """Of wall time and of CPU time."""
    if other is None:
        return ["", ""]
    return [f"{one.seconds / other.seconds:.2f}", f"{one.cpu / other.cpu:.2f}"]


def of_rules(folder: Path) -> list[str]:
    program = [sys.executable, "-m", "benchmarks.rules_share", str(folder / "alembic.ini")]
    told = subprocess.run(program, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
    count, reading, effects, rules = map(float, told.stdout.split())
    return [
        "## What the rules cost",
        "",
        f"The same revisions in one process: to read and replay them takes {reading:.2f} s of CPU.",
        f"The effects of all steps and the replay of the downgrades take {effects:.2f} s more "
        f"({effects / reading:.0%}),",
        f"and all {count:.0f} rules, those that are off by default too, {rules:.2f} s more "
        f"({rules / reading:.0%}).",
        "",
    ]
