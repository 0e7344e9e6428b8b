"""Finding the models of a project."""

from collections.abc import Callable
from typing import Protocol

from domain.databases.target import Target
from domain.diagnosis.models import ModelFacts
from domain.schema.schema import Schema


class ModelSource(Protocol):
    """Reads models from their source. Nothing of a project is ever imported or run."""

    def read(self, path: str, target: Target, schema: Callable[[], Schema]) -> ModelFacts:
        """The models of the project at a path, with their tables as the target would have them.

        `schema` gives what the project's revisions leave at their heads, and is asked late: it
        may take its time. That is handed on, and env.py's filters are asked about its tables. A
        project without an env.py has no models that are seen.
        Raise ProjectNotFound or ConfigurationUnreadable.
        """
        ...
