"""`assay baseline`."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from entrypoints.cli.baseline_place import place_of
from entrypoints.cli.progress import watcher
from entrypoints.cli.request import request_of
from entrypoints.cli.wiring import container_of
from entrypoints.exit_codes import CLEAN, FINDINGS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from domain.baseline_change import BaselineChange
    from domain.review.finding import Finding

# What a baseline is made of is never a part of a history.
WHOLE = {"revisions": "base:heads", "since": None, "fail_level": None}
MOST_LISTED = 50


@click.command()
@click.argument("path", default=".")
@click.option("--database", multiple=True, metavar="NAME", help="As for `assay review`.")
@click.option("--server-version", metavar="VERSION", help="As for `assay review`.")
@click.option("--enable", multiple=True, metavar="RULE", help="As for `assay review`.")
@click.option("--config", metavar="FILE", help="As for `assay review`.")
@click.option(
    "--baseline", metavar="FILE", help="Where it is; else assay-baseline.json in the project."
)
@click.option("--accept-new", is_flag=True, help="Accept what an earlier baseline does not.")
@click.option("--check", is_flag=True, help="Write nothing; status 1 where something would change.")
@click.pass_context
def baseline(ctx: click.Context, /, path: str, **options: object) -> int:
    """Accept all findings that the project at PATH already has.

    The first baseline accepts everything. From then on it only shrinks: what is gone is taken out,
    and what is new is told and refused, unless --accept-new is given. `assay review` does not
    count what the baseline accepts.
    """
    from application.use_cases.make_baseline import BaselineRequest

    container = container_of(ctx)
    config = options["config"]
    settings = container.settings_reader().read(path, str(config) if config else None)
    review = request_of(path, {**options, **WHOLE}, settings, container.clock()().date())
    place = place_of(container, path, options, settings)
    check = bool(options["check"])
    request = BaselineRequest(review, place, bool(options["accept_new"]), check)
    change = container.make_baseline()(request, watcher)
    for line in told(change, os.path.relpath(place), check=check):
        click.echo(printable(line))
    return FINDINGS if change.refused or (check and change.differs) else CLEAN


def told(change: BaselineChange, place: str, *, check: bool) -> Iterator[str]:
    accepts = "would accept" if check and change.differs else "accepts"
    if change.before is None and check:
        yield f"{place}: there is no baseline."
    elif change.before is not None:
        yield from new_ones(change)
        if change.gone:
            done = "would be" if check else was(change.gone)
            yield f"{place}: {findings(change.gone)} {are(change.gone)} gone and {done} taken out."
    yield f"{place}: {accepts} {findings(change.after.total)}."


def new_ones(change: BaselineChange) -> Iterator[str]:
    for finding in change.new[:MOST_LISTED]:
        yield line_of(finding)
    number = len(change.new)
    if number > MOST_LISTED:
        yield f"... and {number - MOST_LISTED} more"
    if change.refused:
        these = "it" if number == 1 else "them"
        yield (
            f"{findings(number)} {are(number)} new and not accepted: mend or waive {these}, or "
            f"accept {these} with --accept-new."
        )
    elif number:
        yield f"{findings(number)} {are(number)} new."


def line_of(finding: Finding) -> str:
    return f"{finding.location}: {finding.level.value} {finding.rule}: {finding.message}"


def findings(number: int) -> str:
    return f"{number} finding{'' if number == 1 else 's'}"


def are(number: int) -> str:
    return "is" if number == 1 else "are"


def was(number: int) -> str:
    return "was" if number == 1 else "were"


def printable(text: str) -> str:
    """No control characters: names in reviewed code must not steer the terminal."""
    return "".join(c if c.isprintable() else ascii(c)[1:-1] for c in text)
