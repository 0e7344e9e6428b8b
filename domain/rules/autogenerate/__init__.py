"""What autogenerate left behind."""

from domain.rules.autogenerate.add_primary_key_column import ADD_PRIMARY_KEY_COLUMN
from domain.rules.autogenerate.drop_unknown_table import DROP_UNKNOWN_TABLE
from domain.rules.autogenerate.drop_unnamed_constraint import DROP_UNNAMED_CONSTRAINT
from domain.rules.autogenerate.empty_revision import EMPTY_REVISION
from domain.rules.autogenerate.enum_type_created_twice import ENUM_TYPE_CREATED_TWICE
from domain.rules.autogenerate.enum_type_left_behind import ENUM_TYPE_LEFT_BEHIND
from domain.rules.autogenerate.enum_type_not_created import ENUM_TYPE_NOT_CREATED
from domain.rules.autogenerate.rename_as_drop_and_add import RENAME_AS_DROP_AND_ADD
from domain.rules.rule import Rule

RULES: tuple[Rule, ...] = (
    ADD_PRIMARY_KEY_COLUMN,
    DROP_UNKNOWN_TABLE,
    DROP_UNNAMED_CONSTRAINT,
    EMPTY_REVISION,
    ENUM_TYPE_CREATED_TWICE,
    ENUM_TYPE_LEFT_BEHIND,
    ENUM_TYPE_NOT_CREATED,
    RENAME_AS_DROP_AND_ADD,
)
