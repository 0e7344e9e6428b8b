"""`assay review`."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, cast

import click
from attrs import evolve

from domain.errors import InputError, RevisionNotFound
from domain.review.finding import LEVELS
from entrypoints.cli.baseline_place import baseline_for
from entrypoints.cli.colours import colours_wanted
from entrypoints.cli.completion import rule_names
from entrypoints.cli.progress import watcher
from entrypoints.cli.report_files import FORMATS, report_files
from entrypoints.cli.request import NEVER, request_of
from entrypoints.cli.target_branch import TargetBranch, released_branch, target_branch
from entrypoints.cli.wiring import container_of
from entrypoints.exit_codes import EXIT_STATUS_OF_VERDICT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from application.ports.report import Report
    from application.ports.settings import ProjectSettings, ToldSetting
    from application.use_cases.review_history import ReviewRequest
    from domain.review.outcome import Outcome
    from domain.statistics import Statistics
    from entrypoints.cli.report_files import ReportFile
    from entrypoints.container import Container


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(), metavar="[PATH]...")
@click.option(
    "--database",
    multiple=True,
    metavar="NAME",
    help="postgresql, mysql, mariadb or sqlite, also as in 'postgresql 16'; several are possible.",
)
@click.option("--server-version", metavar="VERSION", help="As in 16, 8.4, 10.11 or 3.40.")
@click.option("--revisions", metavar="RANGE", help="From and to.  [default: base:heads]")
@click.option(
    "--since",
    metavar="REF",
    help="Only what is new to a branch of git, as in origin/main; where a pull or merge request is "
    "checked, its target is the default.",
)
@click.option("--format", "format_", type=click.Choice(FORMATS), default="text", show_default=True)
@click.option(
    "--report",
    "reports",
    multiple=True,
    metavar="FORMAT=PATH",
    callback=report_files,
    help="Write a report to a file as well; several are possible.",
)
@click.option(
    "--fail-level",
    type=click.Choice([*(level.value for level in LEVELS), NEVER]),
    help="The lowest level that makes the exit status 1. Default: error.",
)
@click.option(
    "--enable",
    multiple=True,
    metavar="RULE",
    shell_complete=rule_names,
    help="Ask for a rule that is off; `assay rules`.",
)
@click.option(
    "--config", metavar="FILE", help="Settings; else those nearest above PATH: `assay config`."
)
@click.option(
    "--baseline", metavar="FILE", help="What is accepted; else assay-baseline.json in the project."
)
@click.option("--no-baseline", is_flag=True, help="Count what the baseline accepts, too.")
@click.option(
    "--stats",
    metavar="FILE",
    type=click.Path(),
    help="How large the tables are: what `assay stats` has written.",
)
@click.option("--store/--no-store", default=None, help="Keep the review in Assay's own database.")
@click.option("--no-cache", is_flag=True, help="Read everything anew, and keep nothing of it.")
@click.option("--explain-reading", is_flag=True, help="List everything that could not be read.")
@click.pass_context
def review(ctx: click.Context, /, paths: tuple[str, ...], **options: object) -> int:
    """Review the migrations of the project at PATH.

    PATH is a project's folder, an alembic.ini, a pyproject.toml or a versions folder; by default
    it is the current folder. Or name the files of revisions: they alone are reviewed. Nothing of
    the project is imported or run.
    """
    path, options["files"] = project_and_files(paths)
    refuse_two_ranges(options)
    container = container_of(ctx)
    if options["no_cache"]:
        container.config.cache.from_value("memory")
    config = cast("str | None", options["config"])
    settings = container.settings_reader().read(path, config)
    baseline = baseline_for(container, path, options, settings)
    request = request_of(path, options, settings, container.clock()().date(), baseline)
    request = evolve(request, statistics=statistics_for(container, options, settings))
    try:
        outcome = reviewed(container, request, options)
    except RevisionNotFound as error:
        raise placed(error, container.settings_reader().told(path, config)) from None
    click.echo(rendered(container, outcome, options, path), nl=False)
    for file in cast("tuple[ReportFile, ...]", options["reports"]):
        file.write(report_of(container, file.format_, path).render(outcome))
    nothing_new = outcome.since is not None and not outcome.revisions
    if not nothing_new and wants_store(options["store"], settings, container):
        kept = container.record_review()(outcome)
        click.echo(f"kept as review {kept.id}: assay reviews show {kept.id}", err=True)
    return EXIT_STATUS_OF_VERDICT[outcome.verdict.value]


def reviewed(container: Container, request: ReviewRequest, options: dict[str, object]) -> Outcome:
    """A range, what is new to a branch, or files; in a check of a change, what it adds."""
    history = container.review_history()

    def review(wanted: ReviewRequest) -> Outcome:
        return history(wanted, watcher)

    branch = branch_for(request, options)
    return branch.ask(review, request) if branch else review(request)


def branch_for(request: ReviewRequest, options: dict[str, object]) -> TargetBranch | None:
    """None where somebody says what is reviewed, and where there is no such branch."""
    if options["files"] or options["revisions"] or options["since"] is not None:
        return None
    if request.since is not None:
        return released_branch(request.since)
    return None if request.released else target_branch()


def statistics_for(
    container: Container, options: dict[str, object], settings: ProjectSettings
) -> Statistics | None:
    """Raise StatisticsUnreadable."""
    named = options["stats"] or settings.sizes
    return container.statistics_file().read(str(named)) if named else None


def project_and_files(paths: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """What to open, and the absolute paths of the revisions' files where such are named."""
    files = tuple(os.path.abspath(path) for path in paths if path.endswith(".py"))
    if len(paths) > 1 and len(files) < len(paths):
        raise InputError(f"{' '.join(paths)}: name one project, or the files of revisions.")
    return (paths or (".",))[0], files


def refuse_two_ranges(options: dict[str, object]) -> None:
    """Raise InputError."""
    if options["files"] and (options["revisions"] or options["since"]):
        raise InputError(
            "Files of revisions were named, and a range: say one of them. Without files, "
            "--revisions and --since say what is reviewed."
        )
    if options["revisions"] is not None and options["since"] is not None:
        raise InputError(
            "--since and --revisions both say what is reviewed: say one of them. --since goes by "
            "a branch of git, --revisions by the ids of revisions."
        )


def placed(error: RevisionNotFound, told: Sequence[ToldSetting]) -> InputError:
    """With file and line, where a setting names the revision."""
    for setting in told:
        if setting.key == "released.revision" and setting.value == error.wanted:
            return InputError(f"{setting.origin}: {setting.key}: {error}")
    return error


def rendered(
    container: Container, outcome: Outcome, options: dict[str, object], path: str = "."
) -> str:
    if options["format_"] != "text":
        return report_of(container, str(options["format_"]), path).render(outcome)
    return container.text_report(
        colour=colours_wanted(), explain_reading=bool(options["explain_reading"])
    ).render(outcome)


def report_of(container: Container, name: str, path: str) -> Report:
    """One of FORMATS, on the project at that path."""
    if name == "text":
        return container.text_report()
    if name == "json":
        return container.review_document()
    return container.service_report(name, container.project_reader().root(path))


def wants_store(option: object, settings: ProjectSettings, container: Container) -> bool:
    if option is not None:
        return bool(option)
    return settings.store or bool(container.config.store_named())
