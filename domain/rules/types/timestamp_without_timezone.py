"""A moment that does not say where."""

from collections.abc import Iterator

from domain.databases.target import Database
from domain.review.finding import Level
from domain.rules.new_columns import MAKERS, new_columns
from domain.rules.rule import Description, Hit, StepContext, StepRule
from domain.rules.safe_ways.code import quoted

ABOUT = Description(
    name="timestamp-without-timezone",
    family="types",
    level=Level.INFO,
    finds="a `timestamp` without a time zone on PostgreSQL.",
    why=(
        "PostgreSQL drops the offset of what is written to it without a word: 12:00+02:00 "
        "is 12:00. Two sessions in different zones read and write different moments."
    ),
    silent_when=(
        "the type is `timestamptz`",
        "it is a `date` or a `time`",
    ),
    way_out="Use `sa.DateTime(timezone=True)`.",
    databases=(Database.POSTGRESQL,),
    hazards=("timestamp-without-timezone",),
    enabled=False,
    always=True,
)


def check(context: StepContext) -> Iterator[Hit]:
    for table, column in new_columns(context.step.operation):
        if column.type is not None and column.type.name == "timestamp":
            yield Hit(
                f"{table}.{column.name} is a timestamp without a time zone: the offset is dropped",
                table=table,
                column_name=column.name,
                fix=f"sa.Column({quoted(column.name)}, sa.DateTime(timezone=True))",
            )


TIMESTAMP_WITHOUT_TIMEZONE = StepRule(ABOUT, check, MAKERS, needs=("timestamp",))
