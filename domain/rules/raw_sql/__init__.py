"""SQL written by hand."""

from domain.rules.raw_sql.colon_in_text import COLON_IN_TEXT
from domain.rules.raw_sql.sql_syntax_error import SQL_SYNTAX_ERROR
from domain.rules.raw_sql.value_in_sql_text import VALUE_IN_SQL_TEXT
from domain.rules.rule import Rule

RULES: tuple[Rule, ...] = (
    COLON_IN_TEXT,
    SQL_SYNTAX_ERROR,
    VALUE_IN_SQL_TEXT,
)
