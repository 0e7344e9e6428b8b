"""What files were once, as it lies in memory."""

from collections.abc import Sequence

from domain.classes import frozen
from domain.errors import InputError


@frozen
class InMemoryPastFiles:
    """`files` are paths with contents, newest first; None: nobody remembers."""

    files: tuple[tuple[str, bytes], ...] | None = ()

    def before(self, folders: Sequence[str]) -> tuple[tuple[str, bytes], ...]:
        if self.files is None:
            raise InputError("--history: nobody remembers what the files were.")
        return tuple(f for f in self.files if f[0].startswith(tuple(f"{x}/" for x in folders)))
