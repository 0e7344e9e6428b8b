"""A value of an enumerated type that gets another name."""

from collections.abc import Iterator

from domain.databases.target import Database
from domain.operations import EnumType
from domain.review.finding import Level
from domain.rules.rule import Description, Hit, StepContext, StepRule
from domain.rules.safe_ways.code import autocommit, blocks, execute, sql_name
from domain.schema.names import TableName
from domain.sql_operations import EnumValue

ABOUT = Description(
    name="rename-enum-value",
    family="compatibility",
    level=Level.ERROR,
    finds="a value of an enumerated type that is renamed.",
    why=(
        "Every row that has it shows the new name at once. The release that is still running sends "
        "the old one, which PostgreSQL refuses (invalid input value for enum), and SQLAlchemy's "
        "Enum raises LookupError when it reads the new one."
    ),
    silent_when=("the type was created earlier in the same revision",),
    way_out=(
        "Add the new value, release code that reads both and writes the new one, change the rows "
        "in batches, and stop reading the old one."
    ),
    databases=(Database.POSTGRESQL,),
    hazards=("rename-enum-value",),
)


def check(context: StepContext) -> Iterator[Hit]:
    operation = context.step.operation
    if not isinstance(operation, EnumValue) or operation.renamed_from is None:
        return
    type_name, old, new = operation.type_name, operation.renamed_from, operation.value
    if any(is_made(step.operation, type_name) for step in context.earlier):
        return
    column = next(columns_of(context, type_name), None)
    yield Hit(
        f"renaming {old!r} of {type_name} to {new!r} breaks the release that is still running: it "
        f"writes {old!r}, and cannot read {new!r}",
        table=column[0] if column else None,
        column_name=column[1] if column else None,
        fix=beside(type_name, old, new, ".".join(map(str, column)) if column else "..."),
    )


def is_made(operation: object, type_name: str) -> bool:
    return isinstance(operation, EnumType) and operation.create and operation.name == type_name


def columns_of(context: StepContext, type_name: str) -> Iterator[tuple[TableName, str]]:
    for table in context.before.tables.values():
        for column in table.columns:
            if column.type is not None and column.type.type_name == type_name:
                yield table.name, column.name


def beside(type_name: str, old: str, new: str, where: str) -> str:
    value = new.replace("'", "''")
    name = ".".join(sql_name(part, Database.POSTGRESQL) for part in type_name.split("."))
    return blocks(
        f"# Revision 1, released with code that reads {new!r}:\n"
        + autocommit(execute(f"ALTER TYPE {name} ADD VALUE IF NOT EXISTS '{value}'")),
        f"# Next, with code that writes {new!r}, in batches: change {old!r} to it in {where}.",
    )


RENAME_ENUM_VALUE = StepRule(ABOUT, check, (EnumValue,))
