"""What a project's ini file and pyproject.toml say together, by Alembic's own precedence."""

import os
import re
from pathlib import Path

from adapters.alembic_project.ini import IniFile, read_ini, read_section
from adapters.alembic_project.places import shown
from adapters.alembic_project.separators import split_paths
from adapters.alembic_project.setting import Setting
from adapters.alembic_project.toml import TomlTable, read_toml
from domain.classes import frozen
from domain.databases.target import Database, database_named
from domain.errors import ConfigurationUnreadable, UnknownDatabase

SCHEME = re.compile(r"\s*[\"']?([a-z][a-z0-9_]*)(?:\+[a-z0-9_]+)?://", re.IGNORECASE)


@frozen
class Configuration:
    """An option that the ini file has is taken from there; the others from [tool.alembic]."""

    ini: IniFile | None
    toml: TomlTable | None

    @property
    def file(self) -> Path:
        """The file to name when something is missing."""
        found = self.ini or self.toml
        assert found is not None
        return found.path

    def get(self, key: str) -> Setting | None:
        setting = self.ini.get(key) if self.ini else None
        if setting is None and self.toml:
            return self.toml.get(key)
        return setting

    def paths(self, key: str, *separator_keys: str) -> Setting | None:
        """A list of paths: one text in an ini file, to be split; a list in TOML."""
        setting = self.ini.get(key) if self.ini else None
        if self.ini is None or setting is None or not (setting.text or setting.computed):
            return self.toml.get(key) if self.toml else None
        separators = (self.ini.get(name) for name in separator_keys)
        return split_paths(setting, next((s for s in separators if s is not None), None))

    def flag(self, key: str) -> bool:
        """Alembic takes `true`, in small letters, for yes and everything else for no."""
        setting = self.ini.get(key) if self.ini else None
        if setting is not None:
            return setting.text == "true"
        return self.toml.flag(key) if self.toml else False

    @property
    def database(self) -> Database | None:
        """The one that a literal sqlalchemy.url names; of the URL nothing else is looked at."""
        url = self.ini.raw("sqlalchemy.url") if self.ini else None
        if url is None and self.toml:
            value = self.toml.values.get("sqlalchemy.url")
            url = value if isinstance(value, str) else None
        match = SCHEME.match(url or "")
        try:
            return database_named(match[1]) if match else None
        except UnknownDatabase:
            return None


def configuration_at(path: Path) -> Configuration | None:
    """The configuration of a file, and of what Alembic reads beside it.

    That is pyproject.toml beside an ini file, and alembic.ini beside a pyproject.toml. None where
    a pyproject.toml says nothing of Alembic; raise ConfigurationUnreadable.
    """
    is_toml = path.suffix == ".toml"
    ini_path = path.with_name("alembic.ini") if is_toml else path
    toml_path = path if is_toml else path.with_name("pyproject.toml")
    ini = read_ini(ini_path) if not is_toml or os.path.isfile(ini_path) else None
    toml = read_toml(toml_path) if is_toml or os.path.isfile(toml_path) else None
    if (ini is None or ini.section is None) and not (toml and toml.values):
        if is_toml:
            return None
        raise ConfigurationUnreadable(
            shown(path),
            None,
            "this file has neither an [alembic] section nor another with a script_location",
            "Name the project's alembic.ini, pyproject.toml or versions folder.",
        )
    return Configuration(ini, toml if toml and toml.values else None)


def section_at(path: Path, name: str) -> Configuration:
    """The configuration that `alembic --name` takes from that section.

    Raise ConfigurationUnreadable, also where there is no such section.
    """
    toml_path = path.with_name("pyproject.toml")
    toml = read_toml(toml_path) if os.path.isfile(toml_path) else None
    return Configuration(read_section(path, name), toml if toml and toml.values else None)
