"""A string of fixed length."""

from collections.abc import Iterator

from domain.databases.target import Database
from domain.review.finding import Level
from domain.rules.new_columns import MAKERS, new_columns
from domain.rules.rule import Description, Hit, StepContext, StepRule
from domain.rules.safe_ways.code import quoted

ABOUT = Description(
    name="char-n-type",
    family="types",
    level=Level.INFO,
    finds="a `char(n)` column on PostgreSQL.",
    why=(
        "PostgreSQL fills each value up with blanks, which count for its size and not when "
        "it is compared; another length rewrites the table (10 to 18), while a longer "
        "varchar costs nothing."
    ),
    silent_when=(
        "it is a code of fixed length, of at most three characters",
        "the type is `varchar` or `text`",
    ),
    way_out="Use `sa.String(n)` or `sa.Text()`.",
    databases=(Database.POSTGRESQL,),
    hazards=("char-n-type",),
    enabled=False,
    always=True,
)
# Country, currency, language.
LONGEST_CODE = 3


def check(context: StepContext) -> Iterator[Hit]:
    for table, column in new_columns(context.step.operation):
        if (
            column.type is not None
            and column.type.name == "char"
            and (column.type.length or 1) > LONGEST_CODE
        ):
            yield Hit(
                f"{table}.{column.name} is {column.type}: shorter values are filled up with blanks",
                table=table,
                column_name=column.name,
                fix=f"sa.Column({quoted(column.name)}, sa.String({column.type.length}))",
            )


CHAR_N_TYPE = StepRule(ABOUT, check, MAKERS)
