"""The container, carried in click's context so that tests can put their own there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from entrypoints.leaving_out import leaving_out

if TYPE_CHECKING:
    from entrypoints.container import Container


def container_of(ctx: click.Context) -> Container:
    """Built when a command first needs it: importing it costs more than `assay --help` should."""
    root = ctx.find_root()
    if root.obj is None:
        with leaving_out():
            from entrypoints.container import container_from_environment

        root.obj = container_from_environment()
    container: Container = root.obj
    return container
