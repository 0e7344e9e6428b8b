"""The rows that are there already."""

from domain.rules.existing_rows.add_not_null_without_default import ADD_NOT_NULL_WITHOUT_DEFAULT
from domain.rules.rule import Rule

RULES: tuple[Rule, ...] = (ADD_NOT_NULL_WITHOUT_DEFAULT,)
