"""`assay rules` and `assay explain`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from entrypoints.cli.colours import colours_wanted
from entrypoints.cli.completion import rule_names
from entrypoints.cli.wiring import container_of
from entrypoints.exit_codes import CLEAN

if TYPE_CHECKING:
    from application.ports.rules_report import RulesReport
    from entrypoints.container import Container

in_format = click.option(
    "--format", "format_", type=click.Choice(["text", "json"]), default="text", show_default=True
)


@click.command()
@in_format
@click.pass_context
def rules(ctx: click.Context, /, format_: str) -> int:
    """List the rules, with their levels and what each finds."""
    container = container_of(ctx)
    click.echo(report_of(container, format_).listing(container.tell_rules()()), nl=False)
    return CLEAN


@click.command()
@click.argument("rule", shell_complete=rule_names)
@in_format
@click.pass_context
def explain(ctx: click.Context, /, rule: str, format_: str) -> int:
    """Say what RULE finds, why it matters, when it is silent, and the safe way."""
    container = container_of(ctx)
    click.echo(report_of(container, format_).page(container.tell_rules().one(rule)), nl=False)
    return CLEAN


def report_of(container: Container, name: str) -> RulesReport:
    report: RulesReport
    if name == "json":
        report = container.rules_json()
    else:
        report = container.rules_text(colour=colours_wanted())
    return report
