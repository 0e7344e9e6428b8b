"""The vocabulary: what a revision asks the database to do.

An operation says what was asked, not what it does: that is the business of `domain.databases`
(its effect on the server) and `domain.schema.replay` (its effect on the schema).
"""

from enum import Enum

from domain.classes import frozen
from domain.schema.datatypes import DataType
from domain.schema.elements import Check, Column, Computed, Constraint, Default, Index
from domain.schema.names import TableName


@frozen
class Operation:
    """Anything that a revision does to the database."""

    @property
    def subject(self) -> TableName | None:
        """The table that it is about, where it is about one."""
        return getattr(self, "table", None)


@frozen
class CreateTable(Operation):
    table: TableName
    columns: tuple[Column, ...]
    constraints: tuple[Constraint, ...] = ()
    indexes: tuple[Index, ...] = ()
    if_not_exists: bool = False
    temporary: bool = False
    comment: str | None = None
    partition_of: TableName | None = None
    default_partition: bool = False
    partitioned_by: tuple[str, ...] = ()


@frozen
class DropTable(Operation):
    table: TableName
    if_exists: bool = False
    cascade: bool = False


@frozen
class RenameTable(Operation):
    table: TableName
    new_name: str


@frozen
class AddColumn(Operation):
    """`constraints` are those that come with the column (a foreign key, a unique, a check).

    Alembic sends a foreign key as a statement of its own, unless it was asked for
    `inline_references`. `keyless`: the source says `primary_key=True`, and Alembic leaves that
    out, unless it was asked for `inline_primary_key`.
    """

    table: TableName
    column: Column
    constraints: tuple[Constraint, ...] = ()
    indexes: tuple[Index, ...] = ()
    if_not_exists: bool = False
    inline_references: bool = False
    keyless: bool = False


@frozen
class DropColumn(Operation):
    table: TableName
    column: str
    if_exists: bool = False
    cascade: bool = False


@frozen
class DropDefault:
    """The server default is taken away."""


@frozen
class DropExpression:
    """A generated column becomes a plain one that keeps its values."""


@frozen
class AlterColumn(Operation):
    """What is None stays as it is; `existing_*` is what the source says it was before.

    `identity` True makes the column GENERATED AS IDENTITY, False takes that away. `expression` is
    a new one for a generated column. A `comment` of no characters takes it away.

    `ignored` are keywords that Alembic accepts and does nothing with. `check` comes with the new
    type, a truth value or an enum; `existing_check` is the name of the one that goes with the old.
    `autoincrement` is what the source says of it, be it new or as before: only MySQL asks.
    """

    table: TableName
    column: str
    new_name: str | None = None
    type: DataType | None = None
    nullable: bool | None = None
    default: Default | DropDefault | None = None
    comment: str | None = None
    using: str | None = None
    existing_type: DataType | None = None
    existing_nullable: bool | None = None
    existing_default: Default | None = None
    ignored: tuple[str, ...] = ()
    identity: bool | None = None
    expression: Computed | DropExpression | None = None
    check: Check | None = None
    existing_check: str | None = None
    existing_comment: str | None = None
    autoincrement: bool | None = None
    only_name: bool = False


@frozen
class CreateIndex(Operation):
    """`only`: not on the partitions of a partitioned table."""

    table: TableName
    index: Index
    concurrently: bool = False
    if_not_exists: bool = False
    only: bool = False


@frozen
class DropIndex(Operation):
    """`table` is None where the source does not say: PostgreSQL and SQLite do not need it."""

    name: str | None
    table: TableName | None = None
    schema: str | None = None
    concurrently: bool = False
    if_exists: bool = False


@frozen
class AddConstraint(Operation):
    table: TableName
    constraint: Constraint


@frozen
class DropConstraint(Operation):
    """`kind` is Alembic's type_: `foreignkey`, `primary`, `unique`, `check` or None."""

    table: TableName
    name: str | None
    kind: str | None = None
    if_exists: bool = False
    cascade: bool = False


@frozen
class InsertRows(Operation):
    """bulk_insert. `rows` is None where their number is not known."""

    table: TableName
    rows: int | None = None


@frozen
class RunSql(Operation):
    """SQL that was sent as text. `text` is whole; nothing has taken it apart.

    `fault` is the parser's reason where the text is no SQL of the target.
    """

    text: str
    fault: str | None = None

    @property
    def first_words(self) -> str:
        return " ".join(self.text.split()[:3])


@frozen
class ChangeRows(Operation):
    """INSERT, UPDATE or DELETE, from raw SQL or a Core construct. `table` None: not known.

    `sets` are the columns that are given values, `reads` those that it reads, each with its table
    (`*`: all of them); both are empty where it is not known. `says` are the strings in it.
    """

    verb: str
    table: TableName | None = None
    filtered: bool | None = None
    sets: tuple[str, ...] = ()
    reads: tuple[tuple[TableName, str], ...] = ()
    says: tuple[str, ...] = ()


@frozen
class TableComment(Operation):
    table: TableName
    comment: str | None


@frozen
class EnumType(Operation):
    """CREATE TYPE or DROP TYPE of an enum, asked for by itself."""

    name: str
    values: tuple[str, ...]
    create: bool
    cascade: bool = False


class Reach(Enum):
    """How far something that was not read may have changed the schema.

    KEYS: constraints and indexes of its table; NOTHING: rows at most.
    """

    ANYWHERE = "anywhere"
    TABLE = "table"
    KEYS = "keys"
    NOTHING = "nothing"


@frozen
class Unread(Operation):
    """Something happens here that could not be read: `what` as the source says it, and why.

    `reason` is a kebab-case word: `unknown-argument`, `raw-sql`, `unknown-call`, `database-read`,
    `limit`, ... `detail` completes the sentence for a person. `table` is the one that it speaks
    of, where that is known.
    """

    what: str
    reason: str
    detail: str = ""
    table: TableName | None = None
    reach: Reach = Reach.ANYWHERE
