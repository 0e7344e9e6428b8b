"""What is to be traced, and how its environment wants to be run."""

from collections.abc import Mapping
from enum import Enum
from pathlib import Path

from attrs import field

from domain.classes import frozen


class Handed(Enum):
    """What env.py expects in `config.attributes["connection"]`."""

    NOTHING = "nothing"
    CONNECTION = "connection"
    ENGINE = "engine"


@frozen
class TracedEnvironment:
    """A project's Alembic environment, under the interpreter that it is installed in.

    `own`: its env.py runs; otherwise a plain one stands in for it, with the target metadata at
    `metadata`, "module:attribute". `variables` are environment variables, where `{home}` is an
    empty folder; nothing else of ours is passed on. `url_variables` are those that are to hold the
    database's URL, each with a driver or "" for that of the server. `application` is where a
    factory of a Flask application stands, "module:factory", that env.py runs within. `driver` is
    the one that its revisions want, "postgresql+asyncpg" say, "" for that of the server.
    """

    python: Path
    script_location: Path
    ini: Path | None = None
    version_locations: tuple[Path, ...] = ()
    import_path: tuple[Path, ...] = ()
    own: bool = True
    metadata: str | None = None
    handed: Handed = Handed.NOTHING
    variables: Mapping[str, str] = field(factory=dict)
    url_variables: Mapping[str, str] = field(factory=dict)
    application: str | None = None
    driver: str = ""


@frozen
class Baseline:
    """Tables that a project makes without its revisions, before the first that is to run.

    `metadata` is "module:attribute", None for what the application makes as it starts. With
    `release`, an older release makes them as its newest tables, so that its newest revision counts
    as done; without, they come before the first one.
    """

    metadata: str | None
    release: TracedEnvironment | None = None


@frozen
class TraceRequest:
    """`seconds` is what each of the programs may take; `down`: back to the base in the end.

    `as_far_as_it_goes`: where a revision fails, all is done again on another empty database without
    it and what comes after it, so that there is a head and a way back, though nearer ones.
    """

    environment: TracedEnvironment
    baseline: Baseline | None = None
    down: bool = True
    as_far_as_it_goes: bool = False
    seconds: int = 300
