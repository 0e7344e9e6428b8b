"""`assay reviews`: what was kept."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

import click

from domain.errors import InputError
from domain.review.finding import Level
from domain.review.outcome import Verdict
from entrypoints.cli.wiring import container_of

if TYPE_CHECKING:
    from domain.review.review import Review


@click.group(invoke_without_command=True)
@click.option("--project", help="Only those of this project.")
@click.option("--verdict", type=click.Choice([verdict.value for verdict in Verdict]))
@click.option("--limit", type=click.IntRange(1, 1000), default=20, show_default=True)
@click.pass_context
def reviews(ctx: click.Context, project: str | None, verdict: str | None, limit: int) -> None:
    """List the reviews that were kept, newest first."""
    if ctx.invoked_subcommand is not None:
        return
    from application.ports.reviews import ReviewQuery

    chosen = Verdict(verdict) if verdict else None
    page = container_of(ctx).list_reviews()(ReviewQuery(project, chosen, limit))
    for review in page.items:
        click.echo(line_of(review))
    if not page.items:
        click.echo("no reviews kept; keep one with: assay review --store", err=True)
    elif page.total > len(page.items):
        click.echo(f"{page.total - len(page.items)} older ones: --limit shows more", err=True)


def line_of(review: Review) -> str:
    outcome = review.outcome
    errors = outcome.findings_at(Level.ERROR)
    when = f"{review.reviewed_at:%Y-%m-%d %H:%M}Z"
    target = f"{review.database} {review.server_version}"
    counts = f"{len(review.revisions)} revisions, {len(outcome.counting)} findings, {errors} errors"
    return f"{review.id}  {when}  {review.verdict.value:10}  {review.project} ({target}): {counts}"


@reviews.command()
@click.argument("review_id", metavar="ID")
@click.option(
    "--format", "format_", type=click.Choice(["text", "json"]), default="text", show_default=True
)
@click.pass_context
def show(ctx: click.Context, review_id: str, format_: str) -> None:
    """Show one review as it was kept."""
    from entrypoints.cli.review import rendered

    container = container_of(ctx)
    review = container.show_review()(parsed(review_id))
    options = {"format_": format_, "explain_reading": False}
    click.echo(rendered(container, review.outcome, options), nl=False)


def parsed(review_id: str) -> UUID:
    try:
        return UUID(review_id)
    except ValueError:
        raise InputError(
            f"{review_id!r} is not the id of a review; `assay reviews` lists them."
        ) from None
