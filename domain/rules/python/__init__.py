"""The revision as a program."""

from domain.rules.python.alter_column_ignored_keyword import ALTER_COLUMN_IGNORED_KEYWORD
from domain.rules.python.alter_column_without_change import ALTER_COLUMN_WITHOUT_CHANGE
from domain.rules.python.error_swallowed import ERROR_SWALLOWED
from domain.rules.python.exit_in_revision import EXIT_IN_REVISION
from domain.rules.python.live_model_import import LIVE_MODEL_IMPORT
from domain.rules.python.long_work_in_transaction import LONG_WORK_IN_TRANSACTION
from domain.rules.python.quoted_function_default import QUOTED_FUNCTION_DEFAULT
from domain.rules.python.secret_printed import SECRET_PRINTED
from domain.rules.python.try_inside_batch import TRY_INSIDE_BATCH
from domain.rules.python.undefined_name import UNDEFINED_NAME
from domain.rules.python.work_at_import import WORK_AT_IMPORT
from domain.rules.rule import Rule

RULES: tuple[Rule, ...] = (
    ALTER_COLUMN_IGNORED_KEYWORD,
    ALTER_COLUMN_WITHOUT_CHANGE,
    ERROR_SWALLOWED,
    EXIT_IN_REVISION,
    LIVE_MODEL_IMPORT,
    LONG_WORK_IN_TRANSACTION,
    QUOTED_FUNCTION_DEFAULT,
    SECRET_PRINTED,
    TRY_INSIDE_BATCH,
    UNDEFINED_NAME,
    WORK_AT_IMPORT,
)
