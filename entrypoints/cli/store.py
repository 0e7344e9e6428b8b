"""`assay store`: Assay's own database."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from entrypoints.cli.wiring import container_of

if TYPE_CHECKING:
    from application.ports.store import StoreStatus


@click.group()
def store() -> None:
    """Look after the database in which Assay keeps reviews (ASSAY_DATABASE_URL)."""


@store.command()
@click.pass_context
def upgrade(ctx: click.Context) -> None:
    """Bring the store to the newest revision."""
    click.echo(told(container_of(ctx).store().upgrade()))


@store.command()
@click.pass_context
def status(ctx: click.Context) -> None:
    """Tell where the store is and whether it is up to date. Changes nothing."""
    click.echo(told(container_of(ctx).store().status()))


@store.command()
@click.pass_context
def url(ctx: click.Context) -> None:
    """Tell where the store is, with its password masked."""
    click.echo(container_of(ctx).store().url())


def told(status: StoreStatus) -> str:
    at = f"at revision {status.current}" if status.current else "without revisions"
    return f"{status.url}: {status.state} ({at}; newest {status.newest})"
