"""From what a file says, once nothing is wrong with it, to the settings."""

from collections.abc import Iterator, Mapping
from typing import Any

from adapters.settings.files import SettingsFile
from adapters.settings.kinds import target_named
from adapters.settings.table import NEVER
from adapters.settings.waivers import waivers_in
from application.ports.settings import ProjectSettings
from domain.databases.target import Target
from domain.levels import OFF, Levels, PathLevels, Ruling
from domain.review.finding import Level
from domain.rule_options import RuleOptions, Value


def settings_of(file: SettingsFile) -> ProjectSettings:
    section = file.section
    level = section.get("fail-level")
    released = section.get("released", {})
    sizes, baseline = section.get("sizes"), section.get("baseline")
    return ProjectSettings(
        targets=tuple(targets(section)),
        fail_level=Level(level) if level not in (None, NEVER) else None,
        never_fails=level == NEVER,
        store=section.get("store", False),
        enabled=tuple(section.get("enable", ())),
        levels=Levels(
            rulings(section.get("levels", {})),
            tuple(
                PathLevels(each["path"], rulings(each["levels"]))
                for each in section.get("paths", ())
            ),
        ),
        since=released.get("ref"),
        released=released.get("revision"),
        elsewhere=tuple(section.get("elsewhere", ())),
        sizes=str(file.path.parent / sizes) if sizes else None,
        baseline=str(file.path.parent / baseline) if baseline else None,
        waivers=tuple(waivers_in(file)),
        options=RuleOptions(tuple(chosen(section.get("rules", {})))),
        folder=str(file.path.parent),
    )


def targets(section: Mapping[str, Any]) -> Iterator[Target]:
    if "server-version" in section:
        yield Target.of(section["database"], section["server-version"])
    elif "database" in section:
        yield target_named(section["database"])
    yield from map(target_named, section.get("databases", ()))


def rulings(levels: Mapping[str, str]) -> tuple[Ruling, ...]:
    return tuple((rule, None if word == OFF else Level(word)) for rule, word in levels.items())


def chosen(rules: Mapping[str, Mapping[str, Any]]) -> Iterator[tuple[str, str, Value]]:
    for rule, options in rules.items():
        for name, value in options.items():
            yield rule, name, tuple(value) if isinstance(value, list) else value
