"""The models of a project: what they map, and which of them env.py hands to Alembic."""

from collections.abc import Mapping
from enum import Enum

from attrs import field

from domain.classes import frozen
from domain.databases.target import Target
from domain.schema.names import TableName
from domain.schema.schema import Schema, Table
from domain.source import Location


class Loaded(Enum):
    """Whether the module of a model has been imported when env.py hands over its metadata.

    LATER: an import of it stands in a function that nothing is seen to call until then.
    """

    YES = "yes"
    LATER = "later"
    NO = "no"
    UNKNOWN = "unknown"


@frozen
class Model:
    """A mapped class, or a Table. `table` is what it maps, named as the database would name it.

    `table.unsure` tells that its columns may be others, `table.doubtful` that its constraints and
    indexes may be. A class that lives in its parent's table has only the columns that it adds.
    `targeted` tells whether its MetaData is what env.py hands over; None where that is not known.
    `collection` names its MetaData, as people would: `Base of app/db.py`. `places` has the line of
    each column. `unread` says why something of it is not known.
    """

    name: str
    module: str
    location: Location
    table: Table
    loaded: Loaded
    targeted: bool | None
    collection: str = ""
    places: Mapping[str, Location] = field(factory=dict, repr=False)
    unread: str | None = None

    @property
    def is_seen(self) -> bool:
        """Whether autogenerate surely compares it."""
        return self.loaded is Loaded.YES and self.targeted is True

    def place(self, column: str) -> Location:
        return self.places.get(column, self.location)


class Handing(Enum):
    """What env.py gives as target_metadata.

    UNREAD: something that only running it would tell. EMPTY: a MetaData that no model is in.
    """

    MODELS = "models"
    NOTHING = "nothing"
    EMPTY = "empty"
    UNREAD = "unread"


@frozen
class TargetMetadata:
    """`collections` names each MetaData of it, as `Model.collection` does."""

    handing: Handing
    location: Location | None = None
    collections: tuple[str, ...] = ()


@frozen
class Undeclared:
    """Something that looks like a model and whose table nobody can tell, with the reason."""

    name: str
    location: Location
    why: str


@frozen
class Registration:
    """An import that is there for its side effect alone, and that a linter would take away.

    `text` is its line as it stands, `models` the names of those that would be lost with it.
    """

    location: Location
    text: str
    models: tuple[str, ...]


class Side(Enum):
    """Where autogenerate finds a column."""

    BOTH = "both"
    MODEL = "model"
    REVISIONS = "revisions"


ColumnOf = tuple[Side, TableName, str]


@frozen
class Filters:
    """What env.py keeps out of autogenerate's sight by include_object and include_name.

    `left_alone` are the tables of which that is known, `perhaps` those of which nobody knows.
    `columns` are those that may be kept out while their table is not.
    """

    left_alone: frozenset[TableName] = frozenset()
    perhaps: frozenset[TableName] = frozenset()
    location: Location | None = None
    columns: frozenset[ColumnOf] = frozenset()

    def compares(self, table: TableName) -> bool:
        """Whether autogenerate surely looks at it."""
        return table not in self.left_alone and table not in self.perhaps


@frozen
class Comparing:
    """What Alembic is told to compare: types are, server defaults are not, unless env.py says so.

    None where that is not known, as where env.py decides by a function of its own.
    """

    types: bool | None = True
    server_defaults: bool | None = False


@frozen
class ModelFacts:
    """All models that were found.

    `imports_at` is the place in env.py after which an import of models may stand. `unfollowed` is
    where modules are imported whose names only running it would tell: None where all are known.
    `files` counts the files that were read for models, `modules` those that env.py loads. `schema`
    is what the revisions leave at their heads, `on` that database. `missed` is what env.py, when it
    was run, was seen to hand over otherwise.
    """

    models: tuple[Model, ...] = ()
    target: TargetMetadata = field(factory=lambda: TargetMetadata(Handing.UNREAD))
    undeclared: tuple[Undeclared, ...] = ()
    registrations: tuple[Registration, ...] = ()
    filters: Filters = field(factory=Filters)
    comparing: Comparing = field(factory=Comparing)
    imports_at: Location | None = None
    unfollowed: Location | None = None
    files: int = 0
    modules: int = 0
    schema: Schema | None = field(default=None, repr=False)
    missed: tuple[str, ...] = ()
    on: Target | None = None
    brings: Mapping[str, frozenset[str]] = field(factory=dict)

    @property
    def seen(self) -> tuple[Model, ...]:
        return tuple(model for model in self.models if model.is_seen)
