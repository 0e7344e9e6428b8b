"""`assay init`."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import click

from entrypoints.cli.colours import colours_wanted
from entrypoints.cli.wiring import container_of
from entrypoints.exit_codes import CLEAN, FINDINGS

if TYPE_CHECKING:
    from domain.databases.target import Database
    from domain.initiation.wanted import Wanted
    from entrypoints.container import Container

STYLES = ("declarative", "sqlmodel", "flask-sqlalchemy", "imperative")


@click.command()
@click.argument("path", default=".")
@click.option(
    "--settings",
    metavar="MODULE:ATTRIBUTE",
    help="Where the project has its URL, as in shop.settings:settings.url. "
    "Default: a config.py is written, which takes it from DATABASE_URL.",
)
@click.option("--models", metavar="MODULE", help="The package that holds the models.")
@click.option(
    "--metadata",
    multiple=True,
    metavar="MODULE:ATTRIBUTE",
    help="Where a MetaData is, as in shop.models:Base.metadata. Default: looked for.",
)
@click.option("--style", type=click.Choice(STYLES), help="How models are written.")
@click.option(
    "--database",
    "databases",
    multiple=True,
    metavar="NAME",
    help="postgresql, mysql, mariadb or sqlite; several are possible. Default: that of the "
    "project's settings for Assay, else postgresql.",
)
@click.option("--async", "asynchronous", is_flag=True, help="With an asynchronous engine.")
@click.option("--beside", is_flag=True, help="Write what differs next to what is there.")
@click.option("--dry-run", is_flag=True, help="Show every file and change, and write nothing.")
@click.pass_context
def init(ctx: click.Context, /, path: str, **options: object) -> int:
    """Set up an Alembic environment in the folder PATH, or what is missing of one.

    Nothing that is there is overwritten, and nothing of the project is imported or run. Exit
    status 1 if a file that is there is not as it would be written.
    """
    from application.use_cases.initialise_environment import InitiationRequest

    container = container_of(ctx)
    request = InitiationRequest(
        path,
        wanted(path, options, container),
        beside=bool(options["beside"]),
        dry_run=bool(options["dry_run"]),
    )
    initiation = container.initialise_environment()(request)
    report = container.initiation_text(colour=colours_wanted())
    click.echo(report.render(initiation), nl=False)
    return CLEAN if initiation.complete else FINDINGS


def wanted(path: str, options: dict[str, object], container: Container) -> Wanted:
    """Raise InputError for names that cannot be."""
    from domain.initiation.expression import module_name, named
    from domain.initiation.wanted import Style, Wanted

    settings, models, style = options["settings"], options["models"], options["style"]
    metadata = cast("tuple[str, ...]", options["metadata"])
    return Wanted(
        databases(path, cast("tuple[str, ...]", options["databases"]), container),
        named("--settings", str(settings)) if settings is not None else None,
        module_name("--models", str(models)) if models is not None else None,
        tuple(named("--metadata", text) for text in metadata),
        Style(style) if style is not None else None,
        bool(options["asynchronous"]),
    )


def databases(path: str, names: tuple[str, ...], container: Container) -> tuple[Database, ...]:
    """Those that were named, else those of the settings, else PostgreSQL."""
    from domain.databases.target import Database, database_named

    if names:
        return tuple(dict.fromkeys(map(database_named, names)))
    settled = container.settings_reader().read(path).targets
    return tuple(dict.fromkeys(t.database for t in settled)) or (Database.POSTGRESQL,)
