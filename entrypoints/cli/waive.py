"""`assay waive`."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from entrypoints.cli.progress import watcher
from entrypoints.cli.request import request_of
from entrypoints.cli.wiring import container_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from application.use_cases.waive_finding import GivenWaiver

# A waiver is of a revision whatever a review happens to be of.
WHOLE = {"revisions": "base:heads", "since": None, "fail_level": None}


@click.command()
@click.argument("revision")
@click.argument("rule")
@click.argument("path", default=".")
@click.option("--reason", required=True, metavar="TEXT", help="Why it is allowed.")
@click.option("--table", metavar="NAME", help="Allow it on this table alone.")
@click.option("--until", metavar="DAY", help="The last day on which it holds, as in 2027-03-01.")
@click.option("--write", is_flag=True, help="Add it to the settings instead of printing it.")
@click.option("--database", multiple=True, metavar="NAME", help="As for `assay review`.")
@click.option("--server-version", metavar="VERSION", help="As for `assay review`.")
@click.option("--enable", multiple=True, metavar="RULE", help="As for `assay review`.")
@click.option("--config", metavar="FILE", help="As for `assay review`.")
@click.pass_context
def waive(ctx: click.Context, /, revision: str, rule: str, path: str, **options: object) -> None:
    """Give a waiver for what RULE finds in REVISION, for the settings of the project at PATH.

    It is bound to the revision as it is now: when that, or what it calls, changes, the waiver ends.
    """
    from application.use_cases.waive_finding import WaiverRequest

    container = container_of(ctx)
    file = str(options["config"]) if options["config"] else None
    settings = container.settings_reader().read(path, file)
    review = request_of(path, {**options, **WHOLE}, settings, container.clock()().date())
    request = WaiverRequest(
        review,
        revision,
        rule,
        str(options["reason"]),
        str(options["table"]) if options["table"] is not None else None,
        str(options["until"]) if options["until"] is not None else None,
    )
    given = container.waive_finding()(request, watcher)
    policy, root = container.policy_file(), container.project_reader().root(path)
    place = os.path.relpath(policy.place(path, file, root))
    if options["write"]:
        policy.add(path, file, root, given.waiver)
        click.echo(f"{place}: written.", err=True)
    else:
        click.echo(policy.block(path, file, given.waiver), nl=False)
        click.echo(f"Add this to {place}, or say --write.", err=True)
    for line in told(given):
        click.echo(line, err=True)


def told(given: GivenWaiver) -> Iterator[str]:
    for finding in given.allowed:
        yield f"It allows {finding.rule} at {finding.location}."
    if not given.allowed:
        found = ", ".join(given.others) or "nothing"
        where = f" on {given.waiver.waiver.table}" if given.waiver.waiver.table else ""
        yield (
            f"It allows nothing: {given.waiver.waiver.rules[0]} finds nothing in revision "
            f"{given.waiver.revision}{where}. What is found there: {found}."
        )
