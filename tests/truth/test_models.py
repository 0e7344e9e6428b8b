"""Projects that install quickly: the models that are read against the metadata that they make."""

from subprocess import CalledProcessError

import pytest

from tests.truth.projects import PROJECTS, RealProject
from tests.truth.real_metadata import counted

LIGHT = [project for project in PROJECTS if project.light]


@pytest.mark.truth
@pytest.mark.parametrize("project", LIGHT, ids=[project.name for project in LIGHT])
def test_the_models_are_read_as_the_project_makes_them(project: RealProject) -> None:
    try:
        result = counted(project)
    except CalledProcessError as failed:
        pytest.fail(failed.stderr)

    assert result.real["tables"] > 0
    assert result.differences == []
