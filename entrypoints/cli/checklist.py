"""`assay checklist`."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, cast

import click
from attrs import evolve

from domain.errors import InputError
from entrypoints.cli.baseline_place import baseline_for
from entrypoints.cli.colours import colours_wanted
from entrypoints.cli.progress import watcher
from entrypoints.cli.request import request_of
from entrypoints.cli.review import statistics_for
from entrypoints.cli.target_branch import released_branch
from entrypoints.cli.wiring import container_of
from entrypoints.exit_codes import CLEAN, WRONG_INPUT

if TYPE_CHECKING:
    from application.ports.checklist_report import ChecklistReport
    from application.use_cases.review_history import ReviewRequest
    from domain.checklist.checklist import Checklist
    from domain.review.outcome import Outcome
    from entrypoints.container import Container

FORMATS = ("markdown", "text", "json")


@click.command()
@click.argument("path", required=False)
@click.argument("revision", required=False)
@click.option(
    "--database", metavar="NAME", help="postgresql, mysql, mariadb or sqlite, as in 'mysql 8.4'."
)
@click.option("--server-version", metavar="VERSION", help="As in 16, 8.4, 10.11 or 3.40.")
@click.option("--since", metavar="REF", help="Of what is new to a branch of git.")
@click.option(
    "--enable", multiple=True, metavar="RULE", help="Ask for a rule that is off; `assay rules`."
)
@click.option(
    "--format", "format_", type=click.Choice(FORMATS), default="markdown", show_default=True
)
@click.option(
    "--config", metavar="FILE", help="Settings; else those nearest above PATH: `assay config`."
)
@click.option("--baseline", metavar="FILE", help="As for `assay review`.")
@click.option("--no-baseline", is_flag=True, help="As for `assay review`.")
@click.option("--stats", metavar="FILE", type=click.Path(), help="As for `assay review`.")
@click.option("--no-cache", is_flag=True, help="Read everything anew, and keep nothing of it.")
@click.pass_context
def checklist(
    ctx: click.Context, /, path: str | None, revision: str | None, **options: object
) -> int:
    """Answer the checklist of a REVISION of the project at PATH: passed, failed, or who knows.

    Without REVISION: of those that are new to a branch (--since), or of the heads. The one argument
    that is no file or folder is a REVISION of the project in the current folder.
    """
    path, revision = told_apart(path, revision)
    container = container_of(ctx)
    if options["no_cache"]:
        container.config.cache.from_value("memory")
    settings = container.settings_reader().read(path, cast("str | None", options["config"]))
    asked = {**options, "revisions": "base:heads" if revision else None, "fail_level": None}
    baseline = baseline_for(container, path, asked, settings)
    request = request_of(path, asked, settings, container.clock()().date(), baseline)
    request = evolve(request, statistics=statistics_for(container, asked, settings))
    outcome, answered = answer(container, request, revision, by_settings=options["since"] is None)
    click.echo(report_of(container, str(options["format_"])).render(answered), nl=False)
    nothing_new = outcome.since is not None
    return CLEAN if answered.revisions or nothing_new else WRONG_INPUT


def answer(
    container: Container, request: ReviewRequest, revision: str | None, *, by_settings: bool
) -> tuple[Outcome, Checklist]:
    """A branch that only the settings name is passed over, with a word, where git knows nothing."""

    def ask(wanted: ReviewRequest) -> tuple[Outcome, Checklist]:
        return container.answer_checklist()(wanted, revision, watcher)

    if request.since is None or not by_settings:
        return ask(request)
    return released_branch(request.since).ask(ask, request)


def told_apart(path: str | None, revision: str | None) -> tuple[str, str | None]:
    if path is None or revision is not None or is_there(path):
        return path or ".", revision
    if "/" in path or "\\" in path:
        raise InputError(f"{path}: there is no such file or folder.")
    return ".", path


def is_there(path: str) -> bool:
    """Also as in `alembic.ini:NAME`, which takes one section of it."""
    return os.path.exists(path) or os.path.exists(path.rpartition(":")[0])


def report_of(container: Container, name: str) -> ChecklistReport:
    report: ChecklistReport = container.checklist_report(name, colour=colours_wanted())
    return report
