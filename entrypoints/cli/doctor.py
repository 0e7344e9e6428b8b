"""`assay doctor`."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING, Any

import click

from domain.review.finding import LEVELS
from entrypoints.cli.colours import colours_wanted
from entrypoints.cli.request import NEVER, fail_level, target_named
from entrypoints.cli.wiring import container_of
from entrypoints.exit_codes import EXIT_STATUS_OF_VERDICT

if TYPE_CHECKING:
    from application.ports.diagnosis_report import DiagnosisReport
    from application.use_cases.diagnose_environment import DiagnosisRequest
    from domain.diagnosis.correcting import Correction
    from entrypoints.container import Container

FORMATS = ("text", "markdown", "json", "sarif", "html")
MANY = 2_000_000


@click.command()
@click.argument("path", default=".")
@click.option("--format", "format_", type=click.Choice(FORMATS), default="text", show_default=True)
@click.option(
    "--fail-level",
    type=click.Choice([*(level.value for level in LEVELS), NEVER]),
    help="The lowest level that makes the exit status 1. Default: error.",
)
@click.option(
    "--database",
    "databases",
    multiple=True,
    metavar="NAME",
    help="A database that the project uses and its files do not name; several are possible.",
)
@click.option(
    "--config", metavar="FILE", help="Settings; else those nearest above PATH: `assay config`."
)
@click.option("--history", is_flag=True, help="Compare with what git remembers of the revisions.")
@click.option("--live", is_flag=True, help="Run env.py, and compare the models that it hands over.")
@click.option("--python", metavar="FILE", help="The interpreter for --live; else the one on PATH.")
@click.option("--fix", is_flag=True, help="Show the safe corrections as a diff, and write them.")
@click.option("--yes", is_flag=True, help="With --fix: write without asking.")
@click.pass_context
def doctor(ctx: click.Context, /, path: str, **options: Any) -> int:
    """Review the Alembic set-up of the project at PATH: configuration, env.py, models, graph.

    PATH is a project's folder, an alembic.ini, a pyproject.toml or a versions folder. It needs no
    database, and nothing of the project is imported or run; but for its env.py with --live, in
    another process and with every connection refused.
    """
    # The trees of a thousand modules stay until the end: to look through them takes a tenth of it.
    gc.set_threshold(MANY, 50, 50)
    container = container_of(ctx)
    request = request_of(container, path, options)
    if options["fix"]:
        correct(container, request, options["yes"])
    python = interpreter(options["python"]) if options["live"] else None
    diagnosis = container.diagnose_environment(python=python)(request)
    click.echo(report_of(container, options["format_"]).render(diagnosis), nl=False)
    return EXIT_STATUS_OF_VERDICT[diagnosis.verdict.value]


def request_of(container: Container, path: str, options: dict[str, Any]) -> DiagnosisRequest:
    """Options win over settings. Raise InputError."""
    from application.use_cases.diagnose_environment import DiagnosisRequest

    settings = container.settings_reader().read(path, options["config"])
    return DiagnosisRequest(
        path=path,
        fail_level=fail_level(options["fail_level"], settings),
        databases=tuple(target_named(name).database.value for name in options["databases"]),
        today=container.clock()().date(),
        history=options["history"],
        settled_databases=tuple(dict.fromkeys(each.database for each in settings.targets)),
        levels=settings.levels,
        elsewhere=settings.elsewhere,
        folder=settings.folder,
    )


def interpreter(named: str | None) -> str:
    """Raise click.BadParameter where there is none."""
    from shutil import which

    found = which(named or "python3")
    if found is None:
        raise click.BadParameter(
            f"there is no interpreter {named or 'python3'}", param_hint="--python"
        )
    return found


def correct(container: Container, request: DiagnosisRequest, unasked: bool) -> None:
    """The diff goes to stderr: stdout has the diagnosis of what is there afterwards."""

    def may(found: Correction) -> bool:
        click.echo(found.diff, err=True)
        named = ", ".join(dict.fromkeys(issue.rule for issue in found.issues))
        return unasked or click.confirm(f"Write these corrections ({named})?", err=True)

    mended = container.correct_environment()(request, may)
    click.echo(f"assay: {mended} corrected, of those that are safe.", err=True)


def report_of(container: Container, name: str) -> DiagnosisReport:
    report: DiagnosisReport = container.diagnosis_report(name, colour=colours_wanted())
    return report
