"""What was recorded: what each revision told `op`, what was sent, and what was there then."""

from collections.abc import Mapping

from attrs import field

from domain.classes import frozen


@frozen
class Told:
    """An operation that `op` was told, by the class that Alembic has for it."""

    kind: str
    table: str | None = None
    schema: str | None = None
    column: str | None = None
    name: str | None = None
    new_name: str | None = None
    target: str | None = None
    columns: tuple[str, ...] = ()
    changes: tuple[str, ...] = ()


@frozen
class Sent:
    """A statement; `within` is the operation whose rendering it is, None where it is direct."""

    text: str
    within: str | None = None


@frozen
class TracedRevision:
    """What one revision did in one direction, in order. `error` is the end of a traceback."""

    id: str
    direction: str
    events: tuple[Told | Sent, ...] = ()
    error: str | None = None
    finished: bool = False


@frozen
class ReflectedColumn:
    name: str
    type: str | None
    nullable: bool
    default: str | None = None


@frozen
class ReflectedIndex:
    """`columns` holds None in the place of an expression."""

    name: str | None
    columns: tuple[str | None, ...]
    unique: bool = False
    of_constraint: bool = False


@frozen
class ReflectedForeignKey:
    name: str | None
    columns: tuple[str, ...]
    target: str
    target_columns: tuple[str, ...]
    on_delete: str | None = None


@frozen
class ReflectedKey:
    """A primary key or a unique constraint."""

    name: str | None
    columns: tuple[str, ...]


@frozen
class ReflectedCheck:
    name: str | None
    text: str | None = None


@frozen
class ReflectedTable:
    columns: tuple[ReflectedColumn, ...] = ()
    primary_key: ReflectedKey | None = None
    indexes: tuple[ReflectedIndex, ...] = ()
    foreign_keys: tuple[ReflectedForeignKey, ...] = ()
    uniques: tuple[ReflectedKey, ...] = ()
    checks: tuple[ReflectedCheck, ...] = ()


@frozen
class Reflection:
    """The default schema of a database: its tables by name, and its enumerated types."""

    database: str
    version: tuple[int, ...]
    tables: Mapping[str, ReflectedTable] = field(factory=dict)
    enums: tuple[str, ...] = ()


@frozen
class Trace:
    """`failure` is why it ended early; what was recorded until then is there all the same.

    `start` is the database before the first revision, `head` after the last, `base` after the way
    back; None where it did not come to that. Revisions that failed stand behind those that ran on
    the database that is reflected.
    """

    revisions: tuple[TracedRevision, ...] = ()
    start: Reflection | None = None
    head: Reflection | None = None
    base: Reflection | None = None
    failure: str | None = None
