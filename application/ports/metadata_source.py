"""The metadata that a project's own env.py hands to Alembic, from running it."""

from typing import Protocol

from domain.classes import frozen
from domain.diagnosis.live import LiveTable


@frozen
class MetadataRequest:
    """Absolute paths. `python` is the interpreter that the project is installed in, `folder` that
    of its configuration, `ini` None where that is no ini file. `dialect` names types.
    """

    python: str
    folder: str
    script_location: str
    ini: str | None
    dialect: str


class MetadataSource(Protocol):
    """Runs env.py in another process, under another interpreter, with every connection refused."""

    def tables(self, request: MetadataRequest) -> tuple[LiveTable, ...]:
        """The tables of all that it hands over. Raise MetadataNotHanded, with what env.py said."""
        ...
