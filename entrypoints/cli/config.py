"""`assay config`."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, cast

import attrs
import click

from domain.review.finding import LEVELS
from entrypoints.cli.request import NEVER, targets_of
from entrypoints.cli.wiring import container_of
from entrypoints.exit_codes import CLEAN

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from application.ports.settings import ProjectSettings, ToldSetting
    from entrypoints.container import Container

VARIABLES = {
    "ASSAY_DATABASE_URL": "Where reviews are kept; `assay store url` tells, without its password.",
    "ASSAY_TOKEN": "What clients must show to send reviews.",
    "ASSAY_LOCK_TIMEOUT": "How many seconds an upgrade of Assay's own database waits for a lock.",
    "ASSAY_CACHE_DIR": "Where what was read is kept for the next review.",
}
# What one option decides may stand in a file under several keys.
DECIDED_BY = {"database": "databases", "server-version": "databases", "released.ref": "released"}
SECRET = ("ASSAY_DATABASE_URL", "ASSAY_TOKEN")


@click.command()
@click.argument("path", default=".")
@click.option("--database", multiple=True, metavar="NAME", help="As for a review.")
@click.option("--server-version", metavar="VERSION", help="As for a review.")
@click.option("--since", metavar="REF", help="As for a review.")
@click.option(
    "--fail-level",
    type=click.Choice([*(level.value for level in LEVELS), NEVER]),
    help="As for a review.",
)
@click.option("--enable", multiple=True, metavar="RULE", help="As for a review.")
@click.option("--store/--no-store", default=None, help="As for a review.")
@click.option("--config", metavar="FILE", help="Settings; else those nearest above PATH.")
@click.option(
    "--format", "format_", type=click.Choice(["text", "json"]), default="text", show_default=True
)
@click.pass_context
def config(ctx: click.Context, /, path: str, **options: object) -> int:
    """Show the settings for the project at PATH, and where each comes from.

    With the options of a review: what these make of them. All faults of a file are told at once.
    """
    container = container_of(ctx)
    reader, file = container.settings_reader(), cast("str | None", options["config"])
    settings = reader.read(path, file)
    told = [*decided(reader.told(path, file), settings, options, container), *variables()]
    if options["format_"] == "json":
        rows = [attrs.asdict(setting) for setting in told]
        click.echo(json.dumps({"schema_version": 1, "settings": rows}, indent=2))
    else:
        click.echo("\n".join(lines(told)))
    return CLEAN


def decided(
    told: Sequence[ToldSetting],
    settings: ProjectSettings,
    options: Mapping[str, object],
    container: Container,
) -> Iterator[ToldSetting]:
    """The settings, with what an option or a variable says instead."""
    given = from_options(options, settings)
    if "store" not in given and not settings.store and container.config.store_named():
        given["store"] = True, "environment: ASSAY_DATABASE_URL"
    seen = set()
    for setting in told:
        key = DECIDED_BY.get(setting.key, setting.key)
        if key not in given:
            yield setting
        elif key not in seen:
            value, origin = given[key]
            yield attrs.evolve(setting, key=key, value=value, origin=origin)
        seen.add(key)


def from_options(
    options: Mapping[str, object], settings: ProjectSettings
) -> dict[str, tuple[object, str]]:
    found: dict[str, object] = {}
    if options["database"] or options["server_version"] is not None:
        found["databases"] = [str(target) for target in targets_of(options, settings)]
    for name in ("fail_level", "store"):
        if options[name] is not None:
            found[name.replace("_", "-")] = options[name]
    if options["since"] is not None:
        found["released"] = {"ref": options["since"]}
    asked = cast("tuple[str, ...]", options["enable"])
    if asked:
        found["enable"] = [*dict.fromkeys((*settings.enabled, *asked))]
    return {key: (value, "option") for key, value in found.items()}


def variables() -> Iterator[ToldSetting]:
    from application.ports.settings import ToldSetting

    for name, sentence in VARIABLES.items():
        value = os.environ.get(name)
        if value:
            shown = "set" if name in SECRET else value
            yield ToldSetting(name, shown, "environment", sentence)


def lines(told: Sequence[ToldSetting]) -> Iterator[str]:
    rows = [(setting.key, shown(setting.value), here(setting.origin)) for setting in told]
    keys, values = (max(len(row[column]) for row in rows) for column in (0, 1))
    for key, value, origin in rows:
        yield f"{key:<{keys}}  {value:<{min(values, 44)}}  {origin}"


def shown(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(map(shown, value)) or "none"
    if isinstance(value, dict):
        return ", ".join(f"{key} = {shown(part)}" for key, part in value.items()) or "none"
    if isinstance(value, bool):
        return "true" if value else "false"
    text = str(value)
    return "".join(c if c.isprintable() else ascii(c)[1:-1] for c in text)


def here(origin: str) -> str:
    """The path of a file as it is told from the current folder."""
    place, _, line = origin.rpartition(":")
    if not os.path.isabs(place):
        return origin
    path = Path(place)
    inside = path.is_relative_to(Path.cwd())
    return f"{path.relative_to(Path.cwd()) if inside else path}:{line}"
