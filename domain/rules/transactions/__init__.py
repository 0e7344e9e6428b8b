"""Transactions, timeouts and sessions."""

from domain.rules.rule import Rule
from domain.rules.transactions.all_revisions_one_transaction import ALL_REVISIONS_ONE_TRANSACTION
from domain.rules.transactions.autocommit_block_in_own_transaction import (
    AUTOCOMMIT_BLOCK_IN_OWN_TRANSACTION,
)
from domain.rules.transactions.autocommit_splits_transaction import AUTOCOMMIT_SPLITS_TRANSACTION
from domain.rules.transactions.enum_value_used_in_same_transaction import (
    ENUM_VALUE_USED_IN_SAME_TRANSACTION,
)
from domain.rules.transactions.explicit_table_lock import EXPLICIT_TABLE_LOCK
from domain.rules.transactions.lock_timeout_ineffective import LOCK_TIMEOUT_INEFFECTIVE
from domain.rules.transactions.missing_lock_timeout import MISSING_LOCK_TIMEOUT
from domain.rules.transactions.non_transactional_statement import NON_TRANSACTIONAL_STATEMENT
from domain.rules.transactions.pending_trigger_events import PENDING_TRIGGER_EVENTS
from domain.rules.transactions.session_setting_leak import SESSION_SETTING_LEAK
from domain.rules.transactions.statements_after_exclusive_lock import (
    STATEMENTS_AFTER_EXCLUSIVE_LOCK,
)
from domain.rules.transactions.transaction_control_in_migration import (
    TRANSACTION_CONTROL_IN_MIGRATION,
)
from domain.rules.transactions.unbatched_backfill import UNBATCHED_BACKFILL
from domain.rules.transactions.validate_same_transaction import VALIDATE_SAME_TRANSACTION

RULES: tuple[Rule, ...] = (
    ALL_REVISIONS_ONE_TRANSACTION,
    AUTOCOMMIT_BLOCK_IN_OWN_TRANSACTION,
    AUTOCOMMIT_SPLITS_TRANSACTION,
    ENUM_VALUE_USED_IN_SAME_TRANSACTION,
    EXPLICIT_TABLE_LOCK,
    LOCK_TIMEOUT_INEFFECTIVE,
    MISSING_LOCK_TIMEOUT,
    NON_TRANSACTIONAL_STATEMENT,
    PENDING_TRIGGER_EVENTS,
    SESSION_SETTING_LEAK,
    STATEMENTS_AFTER_EXCLUSIVE_LOCK,
    TRANSACTION_CONTROL_IN_MIGRATION,
    UNBATCHED_BACKFILL,
    VALIDATE_SAME_TRANSACTION,
)
