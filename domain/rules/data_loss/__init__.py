"""Data that is gone afterwards."""

from domain.rules.data_loss.drop_column import DROP_COLUMN
from domain.rules.data_loss.drop_table import DROP_TABLE
from domain.rules.rule import Rule

RULES: tuple[Rule, ...] = (
    DROP_COLUMN,
    DROP_TABLE,
)
