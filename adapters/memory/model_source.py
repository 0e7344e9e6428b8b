"""Models that somebody told, by the path of their project."""

from collections.abc import Callable, Mapping

from attrs import evolve

from domain.classes import frozen
from domain.databases.target import Target
from domain.diagnosis.models import ModelFacts
from domain.errors import ProjectNotFound
from domain.schema.schema import Schema


@frozen
class InMemoryModels:
    models: Mapping[str, ModelFacts]

    def read(self, path: str, target: Target, schema: Callable[[], Schema]) -> ModelFacts:
        """Raise ProjectNotFound."""
        if path not in self.models:
            raise ProjectNotFound(path, "the models that were told")
        return evolve(self.models[path], on=target, schema=schema())
