"""What a revision does, in the few words that the checklist asks for."""

from enum import Enum

from domain.classes import frozen
from domain.databases.effect import Duration, TableLock


class Deed(Enum):
    CREATE_TABLE = "create table"
    DROP_TABLE = "drop table"
    RENAME_TABLE = "rename table"
    DROP_SCHEMA = "drop schema"
    ADD_COLUMN = "add column"
    REQUIRED_COLUMN = "add NOT NULL column"
    DROP_COLUMN = "drop column"
    RENAME_COLUMN = "rename column"
    CHANGE_TYPE = "change type"
    SET_NOT_NULL = "set NOT NULL"
    DROP_NOT_NULL = "drop NOT NULL"
    CHANGE_DEFAULT = "change default"
    CREATE_INDEX = "create index"
    DROP_INDEX = "drop index"
    FOREIGN_KEY = "add foreign key"
    CHECK = "add CHECK"
    UNIQUE = "add unique"
    PRIMARY_KEY = "add primary key"
    EXCLUSION = "add exclusion constraint"
    VALIDATE = "validate"
    DROP_CONSTRAINT = "drop constraint"
    INSERT_ROWS = "insert rows"
    CHANGE_ROWS = "change rows"
    TRUNCATE = "truncate"
    ENUM = "change enum"
    VIEW = "change view"
    COMMENT = "comment"
    OTHER = "other"
    UNREAD = "not read"

    # A member is one object: without this Python hashes its name, and in Python.
    __hash__ = object.__hash__


@frozen
class Done:
    """A step of an upgrade. `what` names it in a few words, with the names in the database.

    `lock` is the strongest on a table that others may use, None where there is none; `timeout` the
    lock_timeout that is surely in effect. `used`: its table was there before the revision,
    or it locks one that was. `renamed_to` is the new name of `table`, where it gets one.
    """

    deeds: tuple[Deed, ...]
    what: str
    line: int
    lock: TableLock | None = None
    duration: Duration = Duration.INSTANT
    timeout: str | None = None
    used: bool = True
    table: str | None = None
    renamed_to: str | None = None


@frozen
class Work:
    """`undone` and `undone_unread` count the operations of the downgrade, `way_back` is its body:
    `present`, `empty`, `raises` or `missing`. `depends` are the revisions that it runs after.
    """

    message: str
    parents: tuple[str, ...]
    done: tuple[Done, ...]
    way_back: str
    undone: int = 0
    undone_unread: int = 0
