"""The models: whether env.py has all of them, and whether the revisions leave what they say."""

from domain.diagnosis.rule import EnvironmentRule
from domain.rules.models.column_differs import COLUMN_DIFFERS
from domain.rules.models.column_without_model import COLUMN_WITHOUT_MODEL
from domain.rules.models.column_without_revision import COLUMN_WITHOUT_REVISION
from domain.rules.models.index_or_key_differs import INDEX_OR_KEY_DIFFERS
from domain.rules.models.metadata_misread import METADATA_MISREAD
from domain.rules.models.model_not_loaded import MODEL_NOT_LOADED
from domain.rules.models.model_of_other_metadata import MODEL_OF_OTHER_METADATA
from domain.rules.models.registration_import_unprotected import REGISTRATION_IMPORT_UNPROTECTED
from domain.rules.models.table_without_model import TABLE_WITHOUT_MODEL
from domain.rules.models.table_without_revision import TABLE_WITHOUT_REVISION
from domain.rules.models.target_metadata_missing import TARGET_METADATA_MISSING

RULES: tuple[EnvironmentRule, ...] = (
    COLUMN_DIFFERS,
    COLUMN_WITHOUT_MODEL,
    COLUMN_WITHOUT_REVISION,
    INDEX_OR_KEY_DIFFERS,
    METADATA_MISREAD,
    MODEL_NOT_LOADED,
    MODEL_OF_OTHER_METADATA,
    REGISTRATION_IMPORT_UNPROTECTED,
    TABLE_WITHOUT_MODEL,
    TABLE_WITHOUT_REVISION,
    TARGET_METADATA_MISSING,
)
