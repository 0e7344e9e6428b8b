"""`assay serve`."""

import click

from entrypoints.cli.wiring import container_of


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", type=click.IntRange(0, 65535), default=8765, show_default=True)
@click.pass_context
def serve(ctx: click.Context, host: str, port: int) -> None:
    """Serve the kept reviews: pages at /, the API under /api/v1.

    On loopback unless told otherwise. Set ASSAY_TOKEN to accept reviews over HTTP.
    """
    from entrypoints.http.server import serve as run

    run(container_of(ctx), host, port)
