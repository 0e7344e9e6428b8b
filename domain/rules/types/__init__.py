"""Types and names that will be regretted."""

from domain.rules.rule import Rule
from domain.rules.types.bytes_to_text_as_hex import BYTES_TO_TEXT_AS_HEX
from domain.rules.types.char_n_type import CHAR_N_TYPE
from domain.rules.types.duplicate_column_definition import DUPLICATE_COLUMN_DEFINITION
from domain.rules.types.int32_primary_key import INT32_PRIMARY_KEY
from domain.rules.types.json_instead_of_jsonb import JSON_INSTEAD_OF_JSONB
from domain.rules.types.money_or_float_amount import MONEY_OR_FLOAT_AMOUNT
from domain.rules.types.native_enum_type import NATIVE_ENUM_TYPE
from domain.rules.types.reserved_or_mixed_case_name import RESERVED_OR_MIXED_CASE_NAME
from domain.rules.types.timestamp_without_timezone import TIMESTAMP_WITHOUT_TIMEZONE

RULES: tuple[Rule, ...] = (
    BYTES_TO_TEXT_AS_HEX,
    CHAR_N_TYPE,
    DUPLICATE_COLUMN_DEFINITION,
    INT32_PRIMARY_KEY,
    JSON_INSTEAD_OF_JSONB,
    MONEY_OR_FLOAT_AMOUNT,
    NATIVE_ENUM_TYPE,
    RESERVED_OR_MIXED_CASE_NAME,
    TIMESTAMP_WITHOUT_TIMEZONE,
)
