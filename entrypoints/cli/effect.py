"""`assay effect`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from domain.errors import InputError
from entrypoints.cli.colours import colours_wanted
from entrypoints.cli.wiring import container_of
from entrypoints.exit_codes import CLEAN, WRONG_INPUT

if TYPE_CHECKING:
    from application.use_cases.tell_effects import EffectsQuestion, SqlSource
    from entrypoints.container import Container


@click.command()
@click.argument("sql", required=False)
@click.option("--file", "file_", metavar="PATH", help="Read the statements from a file.")
@click.option("--database", metavar="NAME", help="postgresql, mysql, mariadb or sqlite.")
@click.option("--server-version", metavar="VERSION", help="As in 16, 8.4, 10.11 or 3.40.")
@click.option(
    "--schema", metavar="PATH", help="SQL that makes the tables, as pg_dump -s writes it."
)
@click.option("--each-alone", is_flag=True, help="Each commits by itself: no one transaction.")
@click.option(
    "--format", "format_", type=click.Choice(["text", "json"]), default="text", show_default=True
)
@click.pass_context
def effect(ctx: click.Context, /, sql: str | None, **options: object) -> int:
    """Tell what SQL statements do: locks, rewrites, scans, failures, losses.

    SQL is one statement or several, `-` for stdin. No database is asked: the answer is what was
    measured on servers of that version. Exit status 2 if a statement was not understood.
    """
    container = container_of(ctx)
    question = question_of(sql, options, container)
    answer = container.tell_effects()(question)
    if options["format_"] == "json":
        click.echo(container.effects_json().render(answer), nl=False)
    else:
        click.echo(container.effects_text(colour=colours_wanted()).render(answer), nl=False)
    return CLEAN if all(each.told.read for each in answer.statements) else WRONG_INPUT


def question_of(
    sql: str | None, options: dict[str, object], container: Container
) -> EffectsQuestion:
    from application.use_cases.tell_effects import EffectsQuestion

    schema = options["schema"]
    database, version = options["database"], options["server_version"]
    if database is None:
        settings = container.settings_reader().read(".")
        database, version = settings.database, version or settings.server_version
    return EffectsQuestion(
        statements(sql, options["file_"]),
        str(database or "postgresql"),
        str(version) if version is not None else None,
        read(str(schema)) if schema is not None else None,
        bool(options["each_alone"]),
    )


def statements(sql: str | None, path: object) -> SqlSource:
    from application.use_cases.tell_effects import SqlSource

    if (sql is None) == (path is None):
        raise InputError(
            'name the statements once: assay effect "ALTER TABLE ...", --file PATH, or - for stdin.'
        )
    if sql == "-":
        return decoded(sys.stdin.buffer.read(), "stdin")
    return SqlSource(sql, "statement") if sql is not None else read(str(path))


def read(path: str) -> SqlSource:
    try:
        return decoded(Path(path).read_bytes(), path)
    except OSError as error:
        raise InputError(f"{path}: {error.strerror or 'cannot be read'}.") from error


def decoded(content: bytes, name: str) -> SqlSource:
    from application.use_cases.tell_effects import SqlSource

    try:
        return SqlSource(content.decode("utf-8-sig"), name)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise InputError(f"{name}:{line}: not UTF-8.") from error
