"""Data that is gone afterwards."""

from domain.rules.data_loss.delete_without_where import DELETE_WITHOUT_WHERE
from domain.rules.data_loss.drop_cascade import DROP_CASCADE
from domain.rules.data_loss.drop_column import DROP_COLUMN
from domain.rules.data_loss.drop_column_takes_dependents import DROP_COLUMN_TAKES_DEPENDENTS
from domain.rules.data_loss.drop_dependent_object import DROP_DEPENDENT_OBJECT
from domain.rules.data_loss.drop_enum_value_or_type import DROP_ENUM_VALUE_OR_TYPE
from domain.rules.data_loss.drop_schema import DROP_SCHEMA
from domain.rules.data_loss.drop_table import DROP_TABLE
from domain.rules.data_loss.narrowing_type import NARROWING_TYPE
from domain.rules.data_loss.truncate import TRUNCATE
from domain.rules.data_loss.update_without_where import UPDATE_WITHOUT_WHERE
from domain.rules.rule import Rule

RULES: tuple[Rule, ...] = (
    DELETE_WITHOUT_WHERE,
    DROP_CASCADE,
    DROP_COLUMN,
    DROP_COLUMN_TAKES_DEPENDENTS,
    DROP_DEPENDENT_OBJECT,
    DROP_ENUM_VALUE_OR_TYPE,
    DROP_SCHEMA,
    DROP_TABLE,
    NARROWING_TYPE,
    TRUNCATE,
    UPDATE_WITHOUT_WHERE,
)
