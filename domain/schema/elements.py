"""What a table is made of."""

from attrs import field

from domain.classes import frozen
from domain.schema.datatypes import DataType
from domain.schema.names import TableName


@frozen
class Default:
    """A server default. `text` is None where there is one but its text is not known.

    `is_expression` tells `text("now()")` from the quoted string `"now()"`.
    """

    text: str | None
    is_expression: bool = False


@frozen
class Computed:
    """GENERATED ALWAYS AS. `persisted` is None when the source leaves it to the database."""

    text: str | None
    persisted: bool | None = None


@frozen
class Column:
    """`type` and `nullable` are None where they are not known."""

    name: str
    type: DataType | None
    nullable: bool | None = True
    default: Default | None = None
    identity: bool = False
    computed: Computed | None = None
    comment: str | None = None


@frozen
class PrimaryKey:
    """`using_index` names the index that it takes over, with its columns."""

    name: str | None
    columns: tuple[str, ...]
    using_index: str | None = None


@frozen
class Unique:
    """`using_index` names the index that it takes over, with its columns."""

    name: str | None
    columns: tuple[str, ...]
    using_index: str | None = None


@frozen
class Check:
    """`condition` is None where its text is not known."""

    name: str | None
    condition: str | None
    validated: bool = True


@frozen
class ForeignKey:
    """`use_alter`: the source says so; SQLAlchemy then leaves it out of CREATE TABLE."""

    name: str | None
    columns: tuple[str, ...]
    target: TableName
    target_columns: tuple[str, ...]
    on_delete: str | None = None
    on_update: str | None = None
    deferrable: bool = False
    validated: bool = True
    use_alter: bool = field(default=False, eq=False, repr=False)


@frozen
class Exclusion:
    name: str | None


@frozen
class NotNull:
    """A NOT NULL that is a constraint with a name, as PostgreSQL has since version 18."""

    name: str | None
    column: str
    validated: bool = True


Constraint = PrimaryKey | Unique | Check | ForeignKey | Exclusion | NotNull


@frozen
class Index:
    """`elements` are column names, or the text of expressions, in order.

    `implicit`: MySQL made it for a foreign key; it gives way to any other that serves the key.
    `classes`: the operator class of each column that is given one; an expression has its own in
    its text. `orders`: of each column that has one, as in `DESC NULLS LAST`.
    """

    name: str | None
    elements: tuple[str, ...]
    unique: bool = False
    method: str | None = None
    predicate: str | None = None
    included: tuple[str, ...] = ()
    valid: bool = True
    implicit: bool = False
    classes: tuple[tuple[str, str], ...] = ()
    orders: tuple[tuple[str, str], ...] = field(default=(), eq=False, repr=False)
