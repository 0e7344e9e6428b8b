"""Where a project keeps its baseline."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from domain.errors import BaselineNotFound

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from application.ports.settings import ProjectSettings
    from domain.baseline import Baseline
    from entrypoints.container import Container

FILE_NAME = "assay-baseline.json"


def place_of(
    container: Container, path: str, options: Mapping[str, object], settings: ProjectSettings
) -> str:
    """Absolute: what an option names, else what the settings do, else the nearest one; where there
    is none, it belongs into the project's folder.
    """
    named = options["baseline"] or settings.baseline
    if named is not None:
        return os.path.abspath(str(named))
    root = Path(container.project_reader().root(path))
    return str(next(nearest(root), root / FILE_NAME))


def nearest(root: Path) -> Iterator[Path]:
    """In a folder or those above it, up to the top of the repository: somebody may have named a
    part of the project, such as its versions folder.
    """
    for folder in (root, *root.parents):
        if (folder / FILE_NAME).is_file():
            yield folder / FILE_NAME
        if (folder / ".git").exists():
            return


def baseline_for(
    container: Container, path: str, options: Mapping[str, object], settings: ProjectSettings
) -> Baseline | None:
    """None where there is none, or none is wanted. Raise BaselineNotFound where one was named."""
    if options["no_baseline"]:
        return None
    place = place_of(container, path, options, settings)
    if os.path.lexists(place):
        return container.baselines().read(place)
    if options["baseline"] or settings.baseline:
        raise BaselineNotFound(place)
    return None
