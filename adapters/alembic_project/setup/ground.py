"""Where the reader of a set-up stands, and what it has read whole so far."""

import os
from pathlib import Path

from attrs import field

from adapters.alembic_project.environments import Environment
from adapters.alembic_project.modules import ModuleFinder
from adapters.alembic_project.places import told_from
from adapters.alembic_project.text import Unreadable, decode, read_bytes
from domain.classes import define


@define
class Looking:
    """`texts` are the files by path, from `root`, that may be corrected. `named` is what the user
    named.
    """

    root: Path
    folder: Path
    environment: Environment
    modules: ModuleFinder
    texts: dict[str, str] = field(factory=dict)
    env_text: str = ""
    named: str = ""

    def keep(self, path: str, text: str) -> None:
        self.texts[path] = text

    def read(self, file: Path) -> str | None:
        """A file of the project as text; None where it is none, or cannot be read."""
        if not os.path.isfile(file):
            return None
        try:
            text = decode(read_bytes(file))
        except Unreadable:
            return None
        self.keep(told_from(self.root, file), text)
        return text
