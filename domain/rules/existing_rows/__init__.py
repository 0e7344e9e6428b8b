"""The rows that are there already."""

from domain.rules.existing_rows.add_not_null_without_default import ADD_NOT_NULL_WITHOUT_DEFAULT
from domain.rules.existing_rows.cast_may_fail import CAST_MAY_FAIL
from domain.rules.existing_rows.constraint_on_existing_data import CONSTRAINT_ON_EXISTING_DATA
from domain.rules.existing_rows.not_null_on_existing_nulls import NOT_NULL_ON_EXISTING_NULLS
from domain.rules.existing_rows.unique_column_with_constant_default import (
    UNIQUE_COLUMN_WITH_CONSTANT_DEFAULT,
)
from domain.rules.existing_rows.unique_on_existing_data import UNIQUE_ON_EXISTING_DATA
from domain.rules.rule import Rule

RULES: tuple[Rule, ...] = (
    ADD_NOT_NULL_WITHOUT_DEFAULT,
    CAST_MAY_FAIL,
    CONSTRAINT_ON_EXISTING_DATA,
    NOT_NULL_ON_EXISTING_NULLS,
    UNIQUE_COLUMN_WITH_CONSTANT_DEFAULT,
    UNIQUE_ON_EXISTING_DATA,
)
