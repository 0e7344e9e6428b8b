"""One value of a configuration, with the place where it stands."""

from pathlib import Path

from adapters.alembic_project.places import shown
from domain.classes import frozen
from domain.errors import ConfigurationUnreadable


@frozen
class Setting:
    """`values` has one text, or those of a list that its file already took apart.

    `computed` tells that whoever runs Alembic fills the value in: it is a template's placeholder.
    """

    key: str
    values: tuple[str, ...]
    file: Path
    line: int | None
    computed: bool = False

    @property
    def text(self) -> str:
        return self.values[0] if self.values else ""

    def wrong(self, why: str, way_out: str) -> ConfigurationUnreadable:
        return ConfigurationUnreadable(shown(self.file), self.line, why, way_out)
