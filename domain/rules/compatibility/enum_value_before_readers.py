"""A new value of an enumerated type, which old code cannot read."""

from collections.abc import Iterator

from domain.databases.target import Database
from domain.operations import AlterColumn, EnumType
from domain.review.finding import Level
from domain.rules.old_types import type_before
from domain.rules.rule import Description, Hit, StepContext, StepRule
from domain.sql_operations import EnumValue

ABOUT = Description(
    name="enum-value-before-readers",
    family="compatibility",
    level=Level.INFO,
    finds="a value that is added to an enumerated type.",
    why=(
        "Adding it breaks nothing. As soon as the new release writes it, the one that is still "
        "running raises LookupError where SQLAlchemy's Enum reads it."
    ),
    silent_when=("the type was created earlier in the same revision",),
    way_out="Release code that can read the value, and only then code that writes it.",
    databases=(Database.POSTGRESQL, Database.MYSQL, Database.MARIADB),
    hazards=("enum-value-before-readers",),
    enabled=False,
)


def check(context: StepContext) -> Iterator[Hit]:
    match context.step.operation:
        case EnumValue(type_name=name, value=value, renamed_from=None):
            made = any(
                isinstance(s.operation, EnumType) and s.operation.name == name
                for s in context.earlier
            )
            if not made:
                yield hit(repr(value), name)
        case AlterColumn(table=table, type=new) as altered if new is not None:
            old = type_before(context)
            if old is not None and old.values:
                added = [repr(value) for value in new.values if value not in old.values]
                if added:
                    yield hit(", ".join(added), f"{table}.{altered.column}")


def hit(values: str, where: str) -> Hit:
    return Hit(
        f"{where} may have {values} from now on, which the release that is still running cannot "
        "read",
        fix=f"# First release code that reads {values}, then code that writes it.",
    )


ENUM_VALUE_BEFORE_READERS = StepRule(ABOUT, check, (EnumValue, AlterColumn))
