"""A protection that is switched off, and not switched on again."""

from collections.abc import Iterator

from domain.databases.target import Database
from domain.operations import Operation
from domain.review.finding import Level
from domain.rules.rule import BOTH_WAYS, Description, Hit, StepContext, StepRule
from domain.rules.safe_ways.code import execute, sql_table
from domain.sql_operations import AlterTable, SetSetting

ABOUT = Description(
    name="session-setting-leak",
    family="transactions",
    level=Level.WARNING,
    finds="a check, a trigger or a search path switched off and not restored.",
    why=(
        "SET holds for the session: all later revisions of the same run go on without foreign key "
        "checks, with another sql_mode, or in another schema, and what they write is not checked "
        "afterwards either. A run that starts after this revision does not have the setting, so "
        "that the same revisions do different things. DISABLE TRIGGER is no setting at all: it "
        "stays for everybody."
    ),
    silent_when=(
        "the revision sets it back later on, or enables the trigger again",
        "it is SET LOCAL, which ends with the transaction",
    ),
    way_out="SET LOCAL on PostgreSQL; elsewhere set it back in the same revision, in a `finally`.",
    databases=(Database.POSTGRESQL, Database.MYSQL, Database.MARIADB),
    hazards=("session-setting-leak",),
    always=True,
)
OFF = ("0", "off", "false", "no")
REPLICA = ("replica", "local")
# What is harmful at which values; None: at any, unless an earlier SET of it is restored.
HARMFUL: dict[str, tuple[str, ...] | None] = {
    "foreign_key_checks": OFF,
    "unique_checks": OFF,
    "session_replication_role": REPLICA,
    "row_security": OFF,
    "search_path": None,
    "sql_mode": None,
}


def check(context: StepContext) -> Iterator[Hit]:
    operation = context.step.operation
    later = [step.operation for step in context.later]
    match operation:
        case SetSetting(name=name, value=value) if is_harmful(operation, context):
            if not any(is_same_setting(other, name) for other in later):
                yield Hit(
                    f"{name} stays {value or 'empty'} for all revisions that follow in this run",
                    fix=back(operation, context),
                )
        case AlterTable(table=table, action="disable trigger"):
            enabled = (o for o in later if isinstance(o, AlterTable) and o.table == table)
            if not any(o.action == "enable trigger" for o in enabled):
                yield Hit(
                    f"a trigger of {table} stays disabled, for everybody",
                    table=table,
                    fix="# After the work:\n"
                    + execute(
                        f"ALTER TABLE {sql_table(table, context.target.database)} "
                        "ENABLE TRIGGER ALL"
                    ),
                )


def is_harmful(setting: SetSetting, context: StepContext) -> bool:
    name, value = setting.name.lower(), setting.value.strip().lower()
    if setting.local or name not in HARMFUL or value == "default":
        return False
    values = HARMFUL[name]
    if values is not None:
        return value in values
    return not any(is_same_setting(step.operation, name) for step in context.earlier)


def is_same_setting(operation: Operation, name: str) -> bool:
    return isinstance(operation, SetSetting) and operation.name.lower() == name.lower()


def back(setting: SetSetting, context: StepContext) -> str:
    if context.target.database is Database.POSTGRESQL:
        value = setting.value if setting.value.replace("_", "").isalnum() else "..."
        return "# For the transaction alone:\n" + execute(f"SET LOCAL {setting.name} = {value}")
    return "# After the work, also where it fails:\n" + execute(
        f"SET SESSION {setting.name} = DEFAULT"
    )


SESSION_SETTING_LEAK = StepRule(ABOUT, check, (SetSetting, AlterTable), BOTH_WAYS)
