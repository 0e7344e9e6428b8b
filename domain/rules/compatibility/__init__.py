"""The release that is still running."""

from domain.rules.compatibility.rename_column import RENAME_COLUMN
from domain.rules.compatibility.rename_table import RENAME_TABLE
from domain.rules.rule import Rule

RULES: tuple[Rule, ...] = (
    RENAME_COLUMN,
    RENAME_TABLE,
)
