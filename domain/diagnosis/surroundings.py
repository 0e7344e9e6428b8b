"""What was read around the environment: the template, revisions as files, other code, papers."""

from domain.classes import frozen
from domain.diagnosis.written import Written
from domain.source import Location


@frozen
class TemplateFacts:
    """script.py.mako; `path` is where it lies or would lie, `text` None where there is none.

    `unimported` are modules that several revisions import and the template does not, each with how
    many do.
    """

    path: str
    text: str | None = None
    unimported: tuple[tuple[str, int], ...] = ()


@frozen
class UnseenFile:
    """A file that looks like a revision and that Alembic does not load, with the reason."""

    location: Location
    why: str


@frozen
class MergedBranches:
    """A merge, and the tables that revisions on both of its sides change."""

    location: Location
    revision: str
    tables: tuple[str, ...]


@frozen
class RevisionFacts:
    """`empty` are ids of revisions that do nothing in either direction, `explained` those of them
    that say why; `unnamed` are constraints made without a name, `leaves_transaction` is the
    first autocommit_block.
    """

    empty: tuple[str, ...] = ()
    explained: frozenset[str] = frozenset()
    unseen: tuple[UnseenFile, ...] = ()
    merged: tuple[MergedBranches, ...] = ()
    unnamed: tuple[Location, ...] = ()
    server_defaults: Location | None = None
    extensions: tuple[tuple[str, Location], ...] = ()
    leaves_transaction: Location | None = None


@frozen
class Surroundings:
    """`runs_alembic` are calls of Alembic's commands by the project, `hands_connection` those of
    them that hand a connection over, `sets_url` places that tell Alembic its URL. `creates_tables`
    is create_all outside of tests, `changes_tables` what else changes tables while the
    application starts. `locks`: what runs Alembic speaks of a lock, `hands_file`: it
    names the ini file. `environments` counts those of the project. `workflow` and `checklist` are
    papers that speak of these.
    """

    runs_alembic: tuple[Written, ...] = ()
    hands_connection: tuple[Written, ...] = ()
    sets_url: tuple[Written, ...] = ()
    states_url: tuple[Written, ...] = ()
    creates_tables: tuple[Written, ...] = ()
    changes_tables: tuple[Written, ...] = ()
    workflow: str | None = None
    checklist: str | None = None
    locks: bool = False
    hands_file: bool = False
    sets_location: bool = False
    environments: int = 1
    files: int = 0
