"""A progress bar on stderr, for reviews that take longer than a second."""

import sys
from collections.abc import Callable
from time import monotonic

import click

PATIENCE = 1.0


def watcher(revisions: int) -> Callable[[], None]:
    """Draws nothing unless stderr is a terminal, and nothing in the first second."""
    if not sys.stderr.isatty():
        return lambda: None
    return Bar(revisions).advance


class Bar:
    def __init__(self, revisions: int) -> None:
        self._total = revisions
        self._done = 0
        self._started = self._drawn = monotonic()

    def advance(self) -> None:
        self._done += 1
        now = monotonic()
        shown = self._drawn > self._started
        if self._done == self._total:
            if shown:
                click.echo("\r\033[K", nl=False, err=True)
        elif now - self._started > PATIENCE and now - self._drawn > 0.1:
            self._drawn = now
            filled = 30 * self._done // self._total
            bar = "#" * filled + "-" * (30 - filled)
            click.echo(f"\rreading [{bar}] {self._done}/{self._total}", nl=False, err=True)
