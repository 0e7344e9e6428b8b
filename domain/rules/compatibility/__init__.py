"""The release that is still running."""

from domain.rules.compatibility.change_server_default import CHANGE_SERVER_DEFAULT
from domain.rules.compatibility.drop_not_null import DROP_NOT_NULL
from domain.rules.compatibility.drop_server_default import DROP_SERVER_DEFAULT
from domain.rules.compatibility.drop_while_still_mapped import DROP_WHILE_STILL_MAPPED
from domain.rules.compatibility.enum_value_before_readers import ENUM_VALUE_BEFORE_READERS
from domain.rules.compatibility.expand_and_contract_together import EXPAND_AND_CONTRACT_TOGETHER
from domain.rules.compatibility.rename_column import RENAME_COLUMN
from domain.rules.compatibility.rename_enum_value import RENAME_ENUM_VALUE
from domain.rules.compatibility.rename_schema import RENAME_SCHEMA
from domain.rules.compatibility.rename_table import RENAME_TABLE
from domain.rules.compatibility.replace_view_or_function import REPLACE_VIEW_OR_FUNCTION
from domain.rules.compatibility.set_not_null_breaks_writers import SET_NOT_NULL_BREAKS_WRITERS
from domain.rules.compatibility.type_change_breaks_readers import TYPE_CHANGE_BREAKS_READERS
from domain.rules.rule import Rule

RULES: tuple[Rule, ...] = (
    CHANGE_SERVER_DEFAULT,
    DROP_NOT_NULL,
    DROP_SERVER_DEFAULT,
    DROP_WHILE_STILL_MAPPED,
    ENUM_VALUE_BEFORE_READERS,
    EXPAND_AND_CONTRACT_TOGETHER,
    RENAME_COLUMN,
    RENAME_ENUM_VALUE,
    RENAME_SCHEMA,
    RENAME_TABLE,
    REPLACE_VIEW_OR_FUNCTION,
    SET_NOT_NULL_BREAKS_WRITERS,
    TYPE_CHANGE_BREAKS_READERS,
)
