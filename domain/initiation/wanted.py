"""What a user asks for, and what stands in the folder already."""

from enum import Enum

from domain.classes import frozen
from domain.databases.target import Database
from domain.initiation.expression import Named


class Style(Enum):
    DECLARATIVE = "declarative"
    SQLMODEL = "sqlmodel"
    FLASK_SQLALCHEMY = "flask-sqlalchemy"
    IMPERATIVE = "imperative"


@frozen
class Wanted:
    """None where the user did not say. `metadata`: where each MetaData is."""

    databases: tuple[Database, ...]
    settings: Named | None = None
    models: str | None = None
    metadata: tuple[Named, ...] = ()
    style: Style | None = None
    asynchronous: bool = False


class Shape(Enum):
    """What a dotted name of a module leads to."""

    MISSING = "missing"
    MODULE = "module"
    PACKAGE = "package"


@frozen
class FoundMetadata:
    """A MetaData that the models hold, by the expression that leads to it, and how it is made."""

    at: Named
    style: Style
    path: str
    line: int
    has_names: bool


@frozen
class Survey:
    """What is there. Paths are told from the root, with forward slashes.

    `source_root` is where modules are found, `.` or `src`. `script_location` is that of a
    configuration that is there. `settings_names` are what the settings module binds; None: there is
    no such module. `foreign`: there is an env.py, and it is none of ours.
    """

    project: str
    source_root: str = "."
    script_location: str | None = None
    foreign: bool = False
    has_revisions: bool = False
    models: Shape = Shape.MISSING
    metadata: tuple[FoundMetadata, ...] = ()
    settings_names: frozenset[str] | None = None
