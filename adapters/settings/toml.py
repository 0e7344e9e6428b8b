"""Settings from `assay.toml`, or from `[tool.assay]` in a pyproject.toml."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from adapters.settings.files import named, nearest
from application.ports.settings import ProjectSettings
from domain.classes import frozen

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from adapters.settings.files import SettingsFile
    from application.ports.settings import ToldSetting
    from domain.rules.rule import Description


@frozen
class TomlSettingsReader:
    """`rules` gives what is known of each rule of reviews, `others` of each that is none; they are
    asked where a file speaks of rules.

    What is needed for a file alone is loaded where there is one.
    """

    rules: Callable[[], Sequence[Description]]
    others: Callable[[], Sequence[Description]] = tuple

    def read(self, path: str, file: str | None = None) -> ProjectSettings:
        found = self.checked(path, file)
        if found is None:
            return ProjectSettings()
        from adapters.settings.settling import settings_of

        return settings_of(found)

    def told(self, path: str, file: str | None = None) -> Sequence[ToldSetting]:
        from adapters.settings.telling import told

        return tuple(told(self.checked(path, file), self.rules()))

    def checked(self, path: str, file: str | None) -> SettingsFile | None:
        found = nearest(path) if file is None else named(file)
        if found is not None:
            from adapters.settings.checking import faults_of
            from adapters.settings.kinds import Known

            known = Known(by_name(self.rules), found.path.parent, by_name(self.others))
            faults = [*faults_of(found.section, known)]
            if faults:
                raise found.unusable(faults)
        return found


def by_name(rules: Callable[[], Sequence[Description]]) -> Callable[[], Mapping[str, Description]]:
    """Loaded once, and late."""
    return cache(lambda: {about.name: about for about in rules()})
