"""What `assay init` wrote, or would write: a line a file, the changes, and what to do next."""

import difflib
from collections.abc import Iterator

from click import style, unstyle

from adapters.reports.text import counted, paragraph, printable
from application.use_cases.initialise_environment import Initiation
from domain.classes import frozen
from domain.initiation.placing import BESIDE, Fate, Placed
from domain.initiation.plan import Plan

COLOURS = {"+": "green", "-": "red", "@": "cyan"}
FATES = {
    Fate.WRITTEN: ("new", "green", ""),
    Fate.SAME: ("same", None, ""),
    Fate.KEPT: ("yours", None, " (left as it is)"),
    Fate.DIFFERS: ("differs", "yellow", " (left as it is)"),
    Fate.BESIDE: ("differs", "yellow", f" (the new one stands beside it, as *{BESIDE})"),
}


@frozen
class TextInitiationReport:
    """`diffs` shows what each file would become."""

    colour: bool = False

    def render(self, initiation: Initiation) -> str:
        text = "\n".join(lines(initiation)) + "\n"
        return text if self.colour else unstyle(text)


def lines(initiation: Initiation) -> Iterator[str]:
    plan = initiation.plan
    yield style(heading(plan), bold=True)
    yield ""
    yield from map(file_line, initiation.placed)
    yield ""
    if initiation.dry_run:
        for placed in initiation.placed:
            yield from diff(placed)
        yield style("Nothing was written (--dry-run).", bold=True)
    yield from differing(initiation)
    yield from unnamed(plan)
    if not initiation.dry_run and any(p.fate is Fate.WRITTEN for p in initiation.placed):
        yield from next_steps(plan)


def heading(plan: Plan) -> str:
    databases = ", ".join(database.value for database in plan.databases)
    way = "asynchronous" if plan.asynchronous else "synchronous"
    return printable(
        f"{plan.project}: {databases}, {way}; {plan.style.value} models in {plan.models}; "
        f"the URL is {plan.settings.module}:{plan.settings.path}"
    )


def file_line(placed: Placed) -> str:
    word, colour, remark = FATES[placed.fate]
    return f"  {style(f'{word:8}', fg=colour)} {printable(placed.file.path)}{remark}"


def diff(placed: Placed) -> Iterator[str]:
    if placed.fate in (Fate.SAME, Fate.KEPT):
        return
    path = printable(placed.file.path)
    before = [] if placed.was is None else placed.was.splitlines()
    origin = "/dev/null" if placed.was is None else f"a/{path}"
    for line in difflib.unified_diff(
        before, placed.file.text.splitlines(), origin, f"b/{path}", lineterm=""
    ):
        yield style(printable(line, keep="\t"), fg=COLOURS.get(line[:1]))
    yield ""


def differing(initiation: Initiation) -> Iterator[str]:
    count = sum(p.fate in (Fate.DIFFERS, Fate.BESIDE) for p in initiation.placed)
    if not count:
        return
    one = count == 1
    yield style(
        f"{counted(count, 'file')} {'is' if one else 'are'} not as written here.", bold=True
    )
    if any(p.fate is Fate.BESIDE for p in initiation.placed):
        way_out = f"Take what you want of the {BESIDE} files over, then delete them."
    else:
        way_out = (
            "Nothing was overwritten. --dry-run shows the differences, --beside writes the new "
            "ones next to the old; a file that is moved away is written anew."
        )
    yield from paragraph(way_out)
    yield ""


def unnamed(plan: Plan) -> Iterator[str]:
    for found in plan.unnamed:
        place = printable(f"{found.path}:{found.line}")
        yield f"{style(place, bold=True)}: {style('no naming convention', fg='yellow')}"
        yield from paragraph(
            "Constraints without a name get another one on every database, and a downgrade cannot "
            f"find them. Give it one, with the names that the database has by now: "
            f"MetaData(naming_convention={{...}}), for {found.at.module}:{found.at.path}."
        )
        yield ""


def next_steps(plan: Plan) -> Iterator[str]:
    yield style("Next", bold=True)
    if plan.own_settings:
        yield "  export DATABASE_URL=...          # an example stands in MIGRATIONS.md"
    if plan.first_revision:
        yield "  alembic upgrade head             # makes the version table"
    yield '  alembic revision --autogenerate -m "what changes"'
    yield "  MIGRATIONS.md tells the rest: review, apply, roll back, and CI"
