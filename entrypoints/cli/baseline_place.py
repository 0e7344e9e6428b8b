"""Where a project keeps its baseline."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from domain.errors import BaselineNotFound

if TYPE_CHECKING:
    from collections.abc import Mapping

    from application.ports.settings import ProjectSettings
    from domain.baseline import Baseline
    from entrypoints.container import Container

FILE_NAME = "assay-baseline.json"


def place_of(
    container: Container, path: str, options: Mapping[str, object], settings: ProjectSettings
) -> str:
    """Absolute: what an option names, else what the settings do, else in the project's folder."""
    named = options["baseline"] or settings.baseline
    if named is not None:
        return os.path.abspath(str(named))
    return os.path.join(container.project_reader().root(path), FILE_NAME)


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
