"""Reading a project's whole set-up, for a diagnosis."""

from typing import Protocol

from domain.diagnosis.setup import Setup


class SetupReader(Protocol):
    """Finds set-ups. Nothing of a project is ever imported or run."""

    def read(self, path: str) -> Setup:
        """The set-up at a folder, an alembic.ini, a pyproject.toml or a versions folder.

        Its `models` are not read. Raise ProjectNotFound or ConfigurationUnreadable.
        """
        ...

    def root(self, path: str) -> str:
        """The absolute folder from which paths are told. Raise what `read` raises."""
        ...
