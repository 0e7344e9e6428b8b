"""Metadata that somebody told, by the folder of the project."""

from collections.abc import Mapping

from application.ports.metadata_source import MetadataRequest
from domain.classes import frozen
from domain.diagnosis.live import LiveTable, MetadataNotHanded


@frozen
class InMemoryMetadata:
    handed: Mapping[str, tuple[LiveTable, ...]]

    def tables(self, request: MetadataRequest) -> tuple[LiveTable, ...]:
        """Raise MetadataNotHanded."""
        if request.folder not in self.handed:
            raise MetadataNotHanded("nobody told what env.py hands over")
        return self.handed[request.folder]
