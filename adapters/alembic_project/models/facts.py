"""The models of a project, and which of them env.py hands to Alembic."""

from __future__ import annotations

from adapters.alembic_project.models.annotations import Annotations
from adapters.alembic_project.models.attributes import Attributes
from adapters.alembic_project.models.bindings import Bindings
from adapters.alembic_project.models.declarations import MAY_DECLARE
from adapters.alembic_project.models.loading import Modules
from adapters.alembic_project.models.mapper import Mapper
from adapters.alembic_project.models.metadatas import MetaDatas
from adapters.alembic_project.models.reading import ModelReader
from adapters.alembic_project.models.sources import Sources
from adapters.alembic_project.models.type_maps import TypeMaps
from adapters.alembic_project.models.workbench import Workbench
from adapters.alembic_project.models.written import ModelFiles
from adapters.alembic_project.places import told_from
from adapters.alembic_project.text import Unreadable, read_bytes
from domain.databases.target import Target


def model_reader(sources: Sources, target: Target, metadatas: MetaDatas) -> ModelReader:
    bench = Workbench(sources, target)
    bindings = Bindings(sources, Modules(sources))
    annotations = Annotations(bench, bindings)
    maps = TypeMaps(bench, annotations)
    mapper = Mapper(bench, Attributes(bench, annotations, maps))
    return ModelReader(bench, mapper, metadatas)


def candidates(files: ModelFiles) -> list[str]:
    """The files that may declare a table; the others are not parsed."""
    found = []
    for path in files.files():
        try:
            if MAY_DECLARE.search(read_bytes(path)):
                found.append(told_from(files.root, path))
        except Unreadable:
            continue
    return found
