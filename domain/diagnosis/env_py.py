"""What was read of env.py."""

from collections.abc import Mapping
from enum import Enum

from attrs import field

from domain.classes import frozen
from domain.diagnosis.written import Written
from domain.environment import UNKNOWN, Unknown


class Mode(Enum):
    ONLINE = "online"
    OFFLINE = "offline"


@frozen
class Given:
    """An option of context.configure: its source, and its value where that is a constant."""

    text: str
    written: Written | None = None
    value: object | Unknown = UNKNOWN


@frozen
class ConfigureCall:
    """`complete`: it has no options but those in `options`. `editable`: its call can be added to,
    since nothing else hands options to it. `function` is the one that it stands in, empty where it
    stands in none.
    """

    written: Written
    mode: Mode
    options: Mapping[str, Given] = field(factory=dict)
    complete: bool = True
    function: str = ""

    def has(self, name: str) -> bool:
        return name in self.options

    def surely_lacks(self, name: str) -> bool:
        return self.complete and name not in self.options


@frozen
class EngineCall:
    """`keywords` by name, as source. `url` is the URL that it is made from, as an expression that
    holds anywhere in the file; empty where there is none.
    """

    written: Written
    name: str
    keywords: Mapping[str, str] = field(factory=dict)
    complete: bool = True
    url: str = ""

    @property
    def is_async(self) -> bool:
        return "async" in self.name

    @property
    def from_configuration(self) -> bool:
        return self.name.endswith("from_config")


@frozen
class UrlSet:
    """`config.set_main_option("sqlalchemy.url", ...)`, or the same by a dictionary.

    `interpolated`: what is set there has each % doubled or loses it. `online_only`: it is not set
    when a script is written. `source` is what the URL comes
    from, in words: `the environment variable DATABASE_URL`, `app.config`, ...
    """

    written: Written
    value: Written
    doubled: bool
    source: str
    interpolated: bool = True
    conditional: bool = False
    online_only: bool = False
    anywhere: str = ""


@frozen
class LoggingCall:
    """`fileConfig(...)`, or another way of setting logging up.

    `guarded` by something else than whether there is a file; `condition` is that test, as source.
    """

    written: Written
    from_file: bool
    keeps_loggers: bool
    guarded: bool
    condition: str = ""


@frozen
class PathChange:
    """A change of sys.path. `anchored`: by where env.py lies, not by where people stand."""

    written: Written
    anchored: bool


@frozen
class Opening:
    """A connection that env.py opens: `engine` is what it asks for it, as source, `name` what the
    block calls it, empty where there is no block.
    """

    written: Written
    engine: str
    name: str = ""
    is_async: bool = False
    offline: bool = False
    at_import: bool = False


@frozen
class Unawaited:
    """A coroutine that nobody waits for. `in_running_loop`: only where a loop runs already."""

    written: Written
    in_running_loop: bool = False


@frozen
class AdvisoryLock:
    """`ends_with_transaction`: pg_advisory_xact_lock, which the first COMMIT gives back."""

    written: Written
    ends_with_transaction: bool


@frozen
class Import:
    """An import of the project's own module that env.py does not use but for its effect.

    `modules` are their paths where they were found.
    """

    written: Written
    name: str


@frozen
class EnvPyFacts:
    """Each field holds the places where it does something, in the order of the file.

    `swallowing`: handlers around the migrations that let no error out. `prints`: on standard
    output. `unawaited`: coroutines that are never waited for. `beside_run_sync`: an asynchronous
    connection handed to Alembic as it is. `before_configure`: statements that begin a transaction
    which nobody commits.

    `connection_taken` is where it asks for a connection that was handed over; `connection_used`
    tells that this very connection is the one of the migrations. `names_version_schema`: it speaks
    of version_table_schema somewhere.

    `configuration_at` is `config = context.config`, `metadata_import` what brings the metadata that
    it hands over. `elsewhere` is the module that configures
    Alembic for it, `bound_names` are those that the file binds or imports at its top. `unreadable`
    says why env.py could not be read.
    """

    path: str
    configures: tuple[ConfigureCall, ...] = ()
    offline_asked: Written | None = None
    engines: tuple[EngineCall, ...] = ()
    urls_set: tuple[UrlSet, ...] = ()
    url_read: tuple[Written, ...] = ()
    passwords: tuple[Written, ...] = ()
    masked_urls: tuple[Written, ...] = ()
    prints: tuple[Written, ...] = ()
    logging: tuple[LoggingCall, ...] = ()
    swallowing: tuple[Written, ...] = ()
    unawaited: tuple[Unawaited, ...] = ()
    beside_run_sync: tuple[Written, ...] = ()
    before_configure: tuple[Written, ...] = ()
    openings: tuple[Opening, ...] = ()
    creates_tables: tuple[Written, ...] = ()
    path_changes: tuple[PathChange, ...] = ()
    own_imports: tuple[Import, ...] = ()
    side_imports: tuple[Import, ...] = ()
    connection_taken: Written | None = None
    connection_used: bool = False
    advisory_locks: tuple[AdvisoryLock, ...] = ()
    search_path: tuple[Written, ...] = ()
    names_version_schema: bool = False
    configuration_at: Written | None = None
    metadata_import: Written | None = None
    first_import: Written | None = None
    sqlalchemy_import: Written | None = None
    bound_names: frozenset[str] = frozenset()
    elsewhere: str | None = None
    unreadable: str | None = None

    def configured(self, mode: Mode) -> tuple[ConfigureCall, ...]:
        return tuple(call for call in self.configures if call.mode is mode)
