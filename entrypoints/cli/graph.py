"""`assay graph`."""

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING

import click

from entrypoints.cli.colours import colours_wanted
from entrypoints.cli.progress import watcher
from entrypoints.cli.wiring import container_of
from entrypoints.exit_codes import CLEAN, WRONG_INPUT

if TYPE_CHECKING:
    from application.use_cases.draw_graph import OutcomeOf
    from domain.lanes.graph import RevisionGraph
    from domain.review.outcome import Outcome
    from entrypoints.container import Container

FORMATS = ("text", "svg", "mermaid", "dot", "json")
LINES = "│─├╮╯┬┴┼●◆○"


@click.command()
@click.argument("path", default=".")
@click.option("--format", "format_", type=click.Choice(FORMATS), default="text", show_default=True)
@click.option("--since", metavar="REF", help="Only what is new to a branch of git.")
@click.option("--around", metavar="REVISION", help="Only what is near that revision.")
@click.option(
    "--distance",
    type=click.IntRange(min=0),
    default=5,
    show_default=True,
    help="How near, in steps up and down.",
)
@click.option(
    "--findings/--no-findings",
    default=None,
    help="Review, and tell the findings of each revision. Default: those of the last review that "
    "was kept, where reviews are (ASSAY_DATABASE_URL).",
)
@click.option("--database", metavar="NAME", help="For --findings; as assay review has it.")
@click.option("--no-pager", is_flag=True, help="Write it all at once, on a terminal too.")
@click.pass_context
def graph(ctx: click.Context, /, path: str, **options: object) -> int:
    """Draw the revisions of the project at PATH, the newest first.

    Exit status 2 if the graph has faults, which are told below it.
    """
    from application.use_cases.draw_graph import GraphRequest

    container = container_of(ctx)
    since, around = options["since"], options["around"]
    request = GraphRequest(
        path,
        str(since) if since is not None else None,
        str(around) if around is not None else None,
        int(str(options["distance"])),
    )
    drawn = container.draw_graph()(request, finder(path, options, container))
    write(drawn, str(options["format_"]), container, paged=not options["no_pager"])
    return WRONG_INPUT if drawn.problems else CLEAN


def finder(path: str, options: dict[str, object], container: Container) -> OutcomeOf:
    if options["findings"]:
        return lambda project: reviewed(path, options, container)
    if options["findings"] is None and container.config.store_named():
        return lambda project: last_kept(project, container)
    return lambda project: None


def last_kept(project: str, container: Container) -> Outcome | None:
    from application.ports.reviews import ReviewQuery

    page = container.list_reviews()(ReviewQuery(project, limit=1))
    return page.items[0].outcome if page.items else None


def reviewed(path: str, options: dict[str, object], container: Container) -> Outcome:
    """With the settings of the project, as `assay review` would, but of all that is drawn."""
    from attrs import evolve

    from entrypoints.cli.baseline_place import baseline_for
    from entrypoints.cli.request import request_of
    from entrypoints.cli.review import statistics_for

    settings = container.settings_reader().read(path)
    named = dict.fromkeys(("server_version", "fail_level", "baseline", "no_baseline", "stats"))
    asked: dict[str, object] = {
        **named,
        "enable": (),
        "database": options["database"],
        "since": options["since"],
        "revisions": None if options["since"] is not None else "base:heads",
    }
    baseline = baseline_for(container, path, asked, settings)
    request = request_of(path, asked, settings, container.clock()().date(), baseline)
    request = evolve(request, statistics=statistics_for(container, asked, settings))
    return container.review_history()(request, watcher)


def write(drawn: RevisionGraph, format_: str, container: Container, paged: bool) -> None:
    if format_ != "text":
        click.echo(container.graph_report(format_).render(drawn), nl=False)
        return
    columns, height = shutil.get_terminal_size()
    on_terminal = sys.stdout.isatty()
    text = container.graph_text(
        colour=colours_wanted(), plain=not draws_lines(), width=columns if on_terminal else None
    ).render(drawn)
    if paged and on_terminal and text.count("\n") >= height:
        click.echo_via_pager(text, color=colours_wanted())
    else:
        click.echo(text, nl=False)


def draws_lines() -> bool:
    try:
        LINES.encode(sys.stdout.encoding or "ascii")
    except UnicodeEncodeError:
        return False
    return True
