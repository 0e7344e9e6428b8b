"""More of the vocabulary: what Alembic has no method for, so that it comes as SQL text."""

from domain.classes import frozen
from domain.operations import Operation
from domain.schema.datatypes import DataType
from domain.schema.names import TableName


@frozen
class ValidateConstraint(Operation):
    table: TableName
    name: str


@frozen
class RenameConstraint(Operation):
    table: TableName
    name: str
    new_name: str


@frozen
class RenameIndex(Operation):
    """`table` is None where the statement does not say."""

    name: str
    new_name: str
    table: TableName | None = None


@frozen
class Reindex(Operation):
    """One index by its `index`, or all of a table."""

    table: TableName | None = None
    index: str | None = None
    concurrently: bool = False


@frozen
class MoveTable(Operation):
    """ALTER TABLE ... SET SCHEMA."""

    table: TableName
    new_schema: str


@frozen
class Truncate(Operation):
    tables: tuple[TableName, ...]
    cascade: bool = False

    @property
    def subject(self) -> TableName | None:
        return self.tables[0] if self.tables else None


@frozen
class AlterTable(Operation):
    """What else is done to a table, by its words in lower case, without names and values.

    `set unlogged`, `set statistics`, `disable trigger`, `create trigger`, `vacuum full`,
    `cluster`, `engine`, `convert to character set`, ... `argument` is the value it is given.
    """

    table: TableName
    action: str
    argument: str | None = None
    column: str | None = None


@frozen
class AttachPartition(Operation):
    """`bounds` is the text from FOR VALUES on, or `DEFAULT`."""

    table: TableName
    partition: TableName
    bounds: str = ""


@frozen
class DetachPartition(Operation):
    table: TableName
    partition: TableName
    concurrently: bool = False


@frozen
class CreateView(Operation):
    """`reads` are the columns that its query reads, each with its table."""

    table: TableName
    reads: tuple[tuple[TableName, str], ...] = ()
    materialized: bool = False
    replace: bool = False


@frozen
class DropView(Operation):
    table: TableName
    materialized: bool = False
    if_exists: bool = False
    cascade: bool = False


@frozen
class RefreshView(Operation):
    """REFRESH MATERIALIZED VIEW."""

    table: TableName
    concurrently: bool = False


@frozen
class CreateDomain(Operation):
    name: str
    type: DataType
    checked: bool = False


@frozen
class AddDomainConstraint(Operation):
    """A CHECK or NOT NULL on the domain; `validated` is False with NOT VALID."""

    domain: str
    validated: bool = True


@frozen
class CreateFunction(Operation):
    """`volatility` is `volatile`, `stable` or `immutable`; `inlined`: a single SQL expression."""

    name: str
    volatility: str = "volatile"
    inlined: bool = False


@frozen
class EnumValue(Operation):
    """ALTER TYPE ... ADD VALUE, or RENAME VALUE where `renamed_from` is given."""

    type_name: str
    value: str
    before: str | None = None
    after: str | None = None
    renamed_from: str | None = None
    if_not_exists: bool = False


@frozen
class DropSchema(Operation):
    name: str
    cascade: bool = False


@frozen
class SetSetting(Operation):
    """SET of the session, or of the transaction where `local`."""

    name: str
    value: str
    local: bool = False


@frozen
class TransactionControl(Operation):
    """`verb` is BEGIN, COMMIT, ROLLBACK, SAVEPOINT, RELEASE or ROLLBACK TO.

    `chain`: AND CHAIN, or through SQLAlchemy's connection: the next transaction begins at once.
    """

    verb: str
    chain: bool = False


@frozen
class ChangeObject(Operation):
    """CREATE, ALTER or DROP of what is no table and locks none: a sequence, an extension, ..."""

    verb: str
    kind: str
    name: str = ""
