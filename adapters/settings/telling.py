"""Every setting with its value and where that comes from, for `assay config`."""

from collections.abc import Iterator, Sequence
from datetime import date

from adapters.settings.files import Places, SettingsFile, dotted
from adapters.settings.lines import Path as Keys
from adapters.settings.table import SETTINGS, Setting
from application.ports.settings import ToldSetting
from domain.classes import frozen
from domain.rules.rule import Description

DEFAULT = "default"


def told(file: SettingsFile | None, rules: Sequence[Description]) -> Iterator[ToldSetting]:
    section = file.section if file else {}
    places = file.places() if file else None
    for setting in SETTINGS:
        if setting.key in section and places:
            yield from Telling(setting, places).of(section[setting.key], (setting.key,))
        elif setting.key == "databases" and "database" in section:
            continue
        elif setting.default is not None and setting.key != "rules":
            yield ToldSetting(setting.key, setting.default, DEFAULT, setting.sentence)
    yield from defaults_of_options(section.get("rules", {}), rules)


@frozen
class Telling:
    setting: Setting
    places: Places

    def of(self, value: object, path: Keys) -> Iterator[ToldSetting]:
        """A line for each value, of tables and lists of tables for each in them."""
        if isinstance(value, dict):
            for key, part in value.items():
                yield from self.of(part, (*path, key))
        elif isinstance(value, list) and any(isinstance(part, dict) for part in value):
            for number, part in enumerate(value):
                yield from self.of(part, (*path, number))
        else:
            place = self.places.of(path)
            plain = value.isoformat() if isinstance(value, date) else value
            yield ToldSetting(dotted(path), plain, place, self.setting.sentence)


def defaults_of_options(
    chosen: dict[str, dict[str, object]], rules: Sequence[Description]
) -> Iterator[ToldSetting]:
    for about in rules:
        for option in about.options:
            if option.name not in chosen.get(about.name, {}):
                value = (
                    list(option.default) if isinstance(option.default, tuple) else option.default
                )
                key = f"rules.{about.name}.{option.name}"
                yield ToldSetting(key, value, DEFAULT, option.sentence)
