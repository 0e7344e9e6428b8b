"""The environment: configuration, env.py, template, and what lies around them."""

from domain.diagnosis.rule import EnvironmentRule
from domain.rules.environment.advisory_lock_lost import ADVISORY_LOCK_LOST
from domain.rules.environment.async_driver_on_sync_engine import ASYNC_DRIVER_ON_SYNC_ENGINE
from domain.rules.environment.autocommit_connection import AUTOCOMMIT_CONNECTION
from domain.rules.environment.batch_rendering_off import BATCH_RENDERING_OFF
from domain.rules.environment.colliding_file_template import COLLIDING_FILE_TEMPLATE
from domain.rules.environment.configuration_not_followed import CONFIGURATION_NOT_FOLLOWED
from domain.rules.environment.connection_beside_run_sync import CONNECTION_BESIDE_RUN_SYNC
from domain.rules.environment.connection_in_offline_mode import CONNECTION_IN_OFFLINE_MODE
from domain.rules.environment.connection_without_lock_timeout import CONNECTION_WITHOUT_LOCK_TIMEOUT
from domain.rules.environment.create_all_beside_migrations import CREATE_ALL_BESIDE_MIGRATIONS
from domain.rules.environment.empty_first_revision import EMPTY_FIRST_REVISION
from domain.rules.environment.errors_swallowed_in_env_py import ERRORS_SWALLOWED_IN_ENV_PY
from domain.rules.environment.extension_tables_unfiltered import EXTENSION_TABLES_UNFILTERED
from domain.rules.environment.file_template_without_timezone import FILE_TEMPLATE_WITHOUT_TIMEZONE
from domain.rules.environment.include_schemas_unfiltered import INCLUDE_SCHEMAS_UNFILTERED
from domain.rules.environment.late_inserted_revision import LATE_INSERTED_REVISION
from domain.rules.environment.lock_timeout_lost import LOCK_TIMEOUT_LOST
from domain.rules.environment.log_on_stdout import LOG_ON_STDOUT
from domain.rules.environment.loggers_disabled import LOGGERS_DISABLED
from domain.rules.environment.logging_not_configured import LOGGING_NOT_CONFIGURED
from domain.rules.environment.masked_password_url import MASKED_PASSWORD_URL
from domain.rules.environment.merged_branches_same_table import MERGED_BRANCHES_SAME_TABLE
from domain.rules.environment.migration_log_silenced import MIGRATION_LOG_SILENCED
from domain.rules.environment.migrations_not_awaited import MIGRATIONS_NOT_AWAITED
from domain.rules.environment.models_imported_by_hand import MODELS_IMPORTED_BY_HAND
from domain.rules.environment.no_concurrency_guard import NO_CONCURRENCY_GUARD
from domain.rules.environment.no_naming_convention import NO_NAMING_CONVENTION
from domain.rules.environment.offline_mode_missing import OFFLINE_MODE_MISSING
from domain.rules.environment.offline_options_differ import OFFLINE_OPTIONS_DIFFER
from domain.rules.environment.offline_without_literal_binds import OFFLINE_WITHOUT_LITERAL_BINDS
from domain.rules.environment.offline_without_url import OFFLINE_WITHOUT_URL
from domain.rules.environment.one_transaction_for_all import ONE_TRANSACTION_FOR_ALL
from domain.rules.environment.passed_connection_ignored import PASSED_CONNECTION_IGNORED
from domain.rules.environment.password_in_configuration import PASSWORD_IN_CONFIGURATION
from domain.rules.environment.path_from_working_directory import PATH_FROM_WORKING_DIRECTORY
from domain.rules.environment.path_separator_missing import PATH_SEPARATOR_MISSING
from domain.rules.environment.print_in_env_py import PRINT_IN_ENV_PY
from domain.rules.environment.project_not_importable import PROJECT_NOT_IMPORTABLE
from domain.rules.environment.relative_script_location import RELATIVE_SCRIPT_LOCATION
from domain.rules.environment.reused_revision_id import REUSED_REVISION_ID
from domain.rules.environment.revision_without_effect import REVISION_WITHOUT_EFFECT
from domain.rules.environment.server_default_comparison_off import SERVER_DEFAULT_COMPARISON_OFF
from domain.rules.environment.stale_script_template import STALE_SCRIPT_TEMPLATE
from domain.rules.environment.statement_before_configure import STATEMENT_BEFORE_CONFIGURE
from domain.rules.environment.type_comparison_off import TYPE_COMPARISON_OFF
from domain.rules.environment.unescaped_percent import UNESCAPED_PERCENT
from domain.rules.environment.unseen_revision_file import UNSEEN_REVISION_FILE
from domain.rules.environment.url_not_set import URL_NOT_SET
from domain.rules.environment.url_stated_twice import URL_STATED_TWICE
from domain.rules.environment.version_table_by_search_path import VERSION_TABLE_BY_SEARCH_PATH

RULES: tuple[EnvironmentRule, ...] = (
    ADVISORY_LOCK_LOST,
    ASYNC_DRIVER_ON_SYNC_ENGINE,
    AUTOCOMMIT_CONNECTION,
    BATCH_RENDERING_OFF,
    COLLIDING_FILE_TEMPLATE,
    CONFIGURATION_NOT_FOLLOWED,
    CONNECTION_BESIDE_RUN_SYNC,
    CONNECTION_IN_OFFLINE_MODE,
    CONNECTION_WITHOUT_LOCK_TIMEOUT,
    CREATE_ALL_BESIDE_MIGRATIONS,
    EMPTY_FIRST_REVISION,
    ERRORS_SWALLOWED_IN_ENV_PY,
    EXTENSION_TABLES_UNFILTERED,
    FILE_TEMPLATE_WITHOUT_TIMEZONE,
    INCLUDE_SCHEMAS_UNFILTERED,
    LATE_INSERTED_REVISION,
    LOCK_TIMEOUT_LOST,
    LOG_ON_STDOUT,
    LOGGERS_DISABLED,
    LOGGING_NOT_CONFIGURED,
    MASKED_PASSWORD_URL,
    MERGED_BRANCHES_SAME_TABLE,
    MIGRATION_LOG_SILENCED,
    MIGRATIONS_NOT_AWAITED,
    MODELS_IMPORTED_BY_HAND,
    NO_CONCURRENCY_GUARD,
    NO_NAMING_CONVENTION,
    OFFLINE_MODE_MISSING,
    OFFLINE_OPTIONS_DIFFER,
    OFFLINE_WITHOUT_LITERAL_BINDS,
    OFFLINE_WITHOUT_URL,
    ONE_TRANSACTION_FOR_ALL,
    PASSED_CONNECTION_IGNORED,
    PASSWORD_IN_CONFIGURATION,
    PATH_FROM_WORKING_DIRECTORY,
    PATH_SEPARATOR_MISSING,
    PRINT_IN_ENV_PY,
    PROJECT_NOT_IMPORTABLE,
    RELATIVE_SCRIPT_LOCATION,
    REUSED_REVISION_ID,
    REVISION_WITHOUT_EFFECT,
    SERVER_DEFAULT_COMPARISON_OFF,
    STALE_SCRIPT_TEMPLATE,
    STATEMENT_BEFORE_CONFIGURE,
    TYPE_COMPARISON_OFF,
    UNESCAPED_PERCENT,
    UNSEEN_REVISION_FILE,
    URL_NOT_SET,
    URL_STATED_TWICE,
    VERSION_TABLE_BY_SEARCH_PATH,
)
