"""The facts of a project's env.py and configuration that decide how its migrations run."""

from enum import Enum
from typing import Generic, TypeVar

from domain.classes import frozen
from domain.source import Location


class Unknown(Enum):
    """In place of a value that the source does not tell."""

    UNKNOWN = "unknown"


UNKNOWN = Unknown.UNKNOWN

T = TypeVar("T")


@frozen
class Fact(Generic[T]):
    """A value with the place that says so, or UNKNOWN with the place that could not be read.

    No place: nothing speaks of it, and it is as Alembic has it.
    """

    value: T | Unknown
    location: Location | None = None

    @property
    def surely(self) -> bool:
        """Whether it is known to be so."""
        return self.value is not UNKNOWN and bool(self.value)

    @property
    def known(self) -> T | None:
        """The value; None where it is not known."""
        return None if isinstance(self.value, Unknown) else self.value


@frozen
class LockTimeout:
    """As env.py sets it for its connection: `value` in the server's words (`4s`, `4000`).

    `local` where it was set with SET LOCAL, for the transaction alone; `initial` where the
    connection is opened with it, so that RESET goes back to it.
    """

    value: str
    local: bool = False
    initial: bool = False


@frozen
class NamingConvention:
    """The formats of names, each with its kind, as MetaData of SQLAlchemy takes them.

    Kinds are `pk`, `fk`, `uq`, `ck` and `ix`; a format is such as `uq_%(table_name)s`.
    """

    formats: tuple[tuple[str, str], ...]


@frozen
class EnvironmentFacts:
    """What env.py does about transactions when it is online, and how it has names made.

    `transactional_ddl` None is the dialect's own. `autocommit`: its connection commits each
    statement. `own_transaction`: it begins a transaction by itself before Alembic is configured,
    which then neither begins nor commits any. `commits_after`: it commits its connection when the
    migrations have run. `sqlite_begins`: it takes transactions over from SQLite's driver.
    `lock_timeout` None: it sets none. `naming` is the convention of the metadata that it hands to
    Alembic; None: that has none. `lock_wait_timeout`: it speaks of MySQL's.

    The facts as they stand here are those of the env.py that `alembic init` writes; `read` tells
    whether an env.py was found and read, `configured` where it configures Alembic, be it in another
    module of the project. An engine whose making is not found counts as an ordinary one.
    """

    transaction_per_migration: Fact[bool] = Fact(False)
    transactional_ddl: Fact[bool | None] = Fact(None)
    autocommit: Fact[bool] = Fact(False)
    own_transaction: Fact[bool] = Fact(False)
    sqlite_begins: Fact[bool] = Fact(False)
    lock_timeout: Fact[LockTimeout | None] = Fact(None)
    naming: Fact[NamingConvention | None] = Fact(None)
    lock_wait_timeout: Fact[bool] = Fact(False)
    commits_after: Fact[bool] = Fact(False)
    read: bool = False
    configured: Location | None = None
