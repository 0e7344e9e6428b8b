"""Reading a project's whole set-up, for a diagnosis."""

from collections.abc import Callable
from typing import Protocol

from application.ports.project_reader import Project
from domain.classes import frozen
from domain.diagnosis.setup import Setup


def complete(setup: Setup) -> Setup:
    return setup


@frozen
class SetupBegun:
    """A set-up of which `rest` is still to be read: it takes longer, and hangs on nothing that was
    read before. `project` is what was opened for it, where that is at hand.
    """

    setup: Setup
    rest: Callable[[Setup], Setup] = complete
    project: Project | None = None


class SetupReader(Protocol):
    """Finds set-ups. Nothing of a project is ever imported or run."""

    def read(self, path: str) -> Setup:
        """The set-up at a folder, an alembic.ini, a pyproject.toml or a versions folder.

        Its `models` are not read. Raise ProjectNotFound or ConfigurationUnreadable.
        """
        ...

    def begin(self, path: str) -> SetupBegun:
        """What `read` gives, once `rest` was asked for the rest. Raise what `read` raises."""
        ...

    def root(self, path: str) -> str:
        """The absolute folder from which paths are told. Raise what `read` raises."""
        ...
