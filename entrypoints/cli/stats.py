"""`assay stats`."""

from __future__ import annotations

import os
from datetime import UTC

import click

from domain.errors import InputError
from entrypoints.cli.baseline import printable
from entrypoints.cli.wiring import container_of
from entrypoints.exit_codes import CLEAN

VARIABLE = "ASSAY_STATS_URL"


@click.command()
@click.argument("url", required=False)
@click.option(
    "--url-from-env",
    "variable",
    metavar="NAME",
    help=f"The variable that has the URL, so that no password stands in a list of processes. "
    f"Default: {VARIABLE}.",
)
@click.pass_context
def stats(ctx: click.Context, /, url: str | None, variable: str | None) -> int:
    """Read how large and how busy the tables of a database are, for `assay review --stats`.

    URL is as in postgresql://reader@db.example.org/shop, or mysql://, or mariadb://. It is read in
    a transaction that cannot write; no address, user, password or query is written down.
    """
    container = container_of(ctx)
    moment = container.clock()().astimezone(UTC)
    taken = moment.replace(microsecond=0, tzinfo=None).isoformat() + "Z"
    statistics = container.statistics_source().read(url_of(url, variable), taken)
    for missing in statistics.missing:
        click.echo(f"assay: not read: {printable(missing)}", err=True)
    click.echo(container.statistics_file().text(statistics), nl=False)
    return CLEAN


def url_of(url: str | None, variable: str | None) -> str:
    """Raise InputError."""
    if url is not None and variable is not None:
        raise InputError("URL and --url-from-env both name the database: say one of them.")
    found = url or os.environ.get(variable or VARIABLE, "")
    if not found:
        raise InputError(
            f"Which database? Name its URL, or set {variable or VARIABLE} to it, which keeps its "
            "password out of lists of processes."
        )
    return found
