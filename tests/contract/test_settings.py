"""What every reader of settings promises."""

import pytest

from adapters.settings.toml import TomlSettingsReader
from application.ports.settings import ProjectSettings
from domain.errors import ConfigurationUnreadable, SettingsUnusable
from domain.rules import RULES


@pytest.fixture
def project(tmp_path):
    def settle(text, file="pyproject.toml"):
        (tmp_path / file).write_text(text)
        return str(tmp_path)

    return settle


@pytest.fixture(params=[TomlSettingsReader])
def reader(request):
    return request.param(lambda: tuple(rule.about for rule in RULES))


def test_settles_nothing_where_nothing_is_said(reader, project):
    assert reader.read(project("")) == ProjectSettings()


def test_gives_what_is_said(reader, project):
    folder = project("[tool.assay]\nstore = true\n")

    assert reader.read(folder) == ProjectSettings(store=True, folder=folder)


def test_the_file_that_is_named_counts(reader, project, tmp_path):
    folder = project("[tool.assay]\nstore = true\n")
    project('fail-level = "never"\n', "other.toml")

    settings = reader.read(folder, str(tmp_path / "other.toml"))

    assert settings.never_fails
    assert not settings.store


def test_a_file_that_is_not_there_is_told(reader, project, tmp_path):
    with pytest.raises(ConfigurationUnreadable, match=r"other\.toml: No such file"):
        reader.read(project(""), str(tmp_path / "other.toml"))


def test_names_every_fault_at_once(reader, project):
    with pytest.raises(SettingsUnusable) as raised:
        reader.read(project("[tool.assay]\nstore = 1\nfail-level = 1\nother = 1\n"))

    assert len(raised.value.faults) == 3


def test_tells_each_value_and_where_it_comes_from(reader, project):
    told = reader.told(project('[tool.assay]\n\nlevels.drop-table = "off"\n'))

    origins = {setting.key: (setting.value, setting.origin.split("/")[-1]) for setting in told}
    assert origins["levels.drop-table"] == ("off", "pyproject.toml:3")
    assert origins["fail-level"] == ("error", "default")


def test_tells_no_value_of_settings_that_are_unusable(reader, project):
    with pytest.raises(SettingsUnusable):
        reader.told(project("[tool.assay]\nstore = 1\n"))
