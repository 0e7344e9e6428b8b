"""Something in which models and revisions do not agree."""

from enum import Enum

from domain.classes import frozen
from domain.schema.names import TableName
from domain.source import Location


class Differs(Enum):
    COLUMN_WITHOUT_REVISION = "column without revision"
    COLUMN_WITHOUT_MODEL = "column without model"
    TYPE = "type"
    NULLABLE = "nullable"
    DEFAULT = "default"
    INDEX = "index"
    UNIQUE = "unique"
    FOREIGN_KEY = "foreign key"


@frozen
class Difference:
    """`about` is the column, index or constraint of the table, `told` what either side has."""

    differs: Differs
    table: TableName
    about: str
    location: Location
    told: str = ""
