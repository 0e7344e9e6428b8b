"""What every reader of settings promises."""

import pytest

from adapters.settings.pyproject import PyprojectSettingsReader
from application.ports.settings import ProjectSettings
from domain.errors import SettingsUnusable


@pytest.fixture
def project(tmp_path):
    def settle(text):
        (tmp_path / "pyproject.toml").write_text(text)
        return str(tmp_path)

    return settle


@pytest.fixture(params=[PyprojectSettingsReader])
def reader(request):
    return request.param()


def test_settles_nothing_where_nothing_is_said(reader, project):
    assert reader.read(project("")) == ProjectSettings()


def test_gives_what_is_said(reader, project):
    assert reader.read(project("[tool.assay]\nstore = true\n")) == ProjectSettings(store=True)


def test_names_every_fault_at_once(reader, project):
    with pytest.raises(SettingsUnusable) as raised:
        reader.read(project("[tool.assay]\nstore = 1\nfail-level = 1\nother = 1\n"))

    assert len(raised.value.faults) == 3
