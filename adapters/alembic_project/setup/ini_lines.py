"""The options of a configuration file, each with its value's place."""

import os
import re
from collections.abc import Mapping

from adapters.alembic_project.configuration import Configuration
from adapters.alembic_project.configuration_text import configuration_text
from adapters.alembic_project.places import import_root, is_package, told_from
from adapters.alembic_project.setup.ground import Looking
from domain.diagnosis.configuration import ConfigurationFacts, OptionLine
from domain.diagnosis.written import Written

VALUE = re.compile(r"(?P<key>[^\s:=#;\[][^:=]*?)\s*[:=]\s*(?P<value>.*?)\s*$")
SECTION = re.compile(r"\[(?P<name>.+)\]")
STARTS_COMMENT = ("#", ";")
TOML_VALUE = re.compile(r"\s*[\"']?(?P<key>[\w.-]+?)[\"']?\s*=\s*(?P<value>.*?)\s*$")
HOW_IT_IS_INSTALLED = ("pyproject.toml", "setup.py", "setup.cfg")

Sections = dict[str, dict[str, OptionLine]]


def configuration_facts(
    configuration: Configuration | None, looking: Looking
) -> ConfigurationFacts:
    """Those of the ini file where there is one, with what [tool.alembic] says besides."""
    if configuration is None:
        return ConfigurationFacts(unsought=unsought(looking))
    folder = configuration.file.absolute().parent
    path = told_from(looking.root, configuration.file)
    options: dict[str, OptionLine] = {}
    sections: Mapping[str, Mapping[str, OptionLine]] = {}
    if configuration.toml is not None:
        options.update(toml_options(configuration, looking))
    if configuration.ini is not None:
        text = configuration_text(configuration.ini.path)
        looking.keep(path, text)
        sections = ini_sections(path, text)
        options.update(sections.get("DEFAULT", {}))
        options.update(sections.get(configuration.ini.section or "alembic", {}))
    return ConfigurationFacts(
        path,
        configuration.ini is None,
        options,
        sections,
        beside_packages=import_root(folder) == folder and not is_package(folder),
        installed=any(os.path.isfile(folder / name) for name in HOW_IT_IS_INSTALLED),
    )


def unsought(looking: Looking) -> str:
    """Where a folder that holds them was named, Alembic's configuration lies elsewhere."""
    environment = looking.environment
    if environment.scripts is None:
        return "revisions"
    named = os.path.realpath(looking.named) == os.path.realpath(environment.scripts)
    return "scripts" if named else ""


def ini_sections(path: str, text: str) -> Sections:
    found: Sections = {}
    section: dict[str, OptionLine] = {}
    lines = text.split("\n")
    for number, line in enumerate(lines, 1):
        if match := SECTION.match(line):
            section = found.setdefault(match["name"], {})
        elif match := VALUE.match(line):
            key = match["key"].rstrip().lower()
            value = uncommented(match["value"])
            start = match.start("value")
            written = Written(path, number, (line,), start, start + len(value))
            section.setdefault(key, OptionLine(value, written))
        elif line[:1].isspace() and line.strip() and not line.strip().startswith(STARTS_COMMENT):
            continued(section, line)
    return found


def continued(section: dict[str, OptionLine], line: str) -> None:
    """An indented line goes on with the value above."""
    if not section:
        return
    key, option = list(section.items())[-1]
    old = option.written
    if old.last + 1 > old.first + 200:
        return
    written = Written(old.path, old.first, (*old.lines, line), old.start, len(line.rstrip()))
    section[key] = OptionLine(f"{option.value}\n{line.strip()}", written)


def uncommented(value: str) -> str:
    return re.sub(r"\s#.*", "", value).rstrip()


def toml_options(configuration: Configuration, looking: Looking) -> dict[str, OptionLine]:
    toml = configuration.toml
    assert toml is not None
    path = told_from(looking.root, toml.path)
    text = configuration_text(toml.path)
    looking.keep(path, text)
    lines = text.split("\n")
    found: dict[str, OptionLine] = {}
    for key, number in toml.lines.items():
        line = lines[number - 1]
        match = TOML_VALUE.match(line)
        start, end = match.span("value") if match else (0, len(line))
        value = toml.values.get(key)
        texts = value if isinstance(value, list) else [value]
        told = "\n".join(str(each) for each in texts)
        found[key] = OptionLine(told, Written(path, number, (line,), start, end))
    return found
