"""`assay doctor`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from domain.review.finding import LEVELS, Level
from entrypoints.cli.colours import colours_wanted
from entrypoints.cli.wiring import container_of
from entrypoints.exit_codes import EXIT_STATUS_OF_VERDICT

if TYPE_CHECKING:
    from application.ports.diagnosis_report import DiagnosisReport
    from entrypoints.container import Container

FORMATS = ("text", "markdown", "json", "sarif", "html")
NEVER = "never"


@click.command()
@click.argument("path", default=".")
@click.option("--format", "format_", type=click.Choice(FORMATS), default="text", show_default=True)
@click.option(
    "--fail-level",
    type=click.Choice([*(level.value for level in LEVELS), NEVER]),
    default=Level.ERROR.value,
    show_default=True,
    help="The lowest level that makes the exit status 1.",
)
@click.option(
    "--database",
    "databases",
    multiple=True,
    metavar="NAME",
    help="A database that the project uses and its files do not name; several are possible.",
)
@click.pass_context
def doctor(
    ctx: click.Context, /, path: str, format_: str, fail_level: str, databases: tuple[str, ...]
) -> int:
    """Review the Alembic set-up of the project at PATH: configuration, env.py, models, graph.

    PATH is a project's folder, an alembic.ini, a pyproject.toml or a versions folder. It needs no
    database, and nothing of the project is imported or run.
    """
    from application.use_cases.diagnose_environment import DiagnosisRequest

    container = container_of(ctx)
    level = None if fail_level == NEVER else Level(fail_level)
    diagnosis = container.diagnose_environment()(DiagnosisRequest(path, level, databases))
    click.echo(report_of(container, format_).render(diagnosis), nl=False)
    return EXIT_STATUS_OF_VERDICT[diagnosis.verdict]


def report_of(container: Container, name: str) -> DiagnosisReport:
    report: DiagnosisReport = container.diagnosis_report(name, colour=colours_wanted())
    return report
