"""A string of fixed length."""

from collections.abc import Iterator

from domain.databases.target import Database
from domain.review.finding import Level
from domain.rule_options import Option, whole_number
from domain.rules.new_columns import MAKERS, new_columns
from domain.rules.rule import Description, Hit, StepContext, StepRule
from domain.rules.safe_ways.code import quoted

LONGEST_CODE = Option(
    "longest-code",
    whole_number(0, 255),
    3,
    "How many characters a code of fixed length has at most: a country, a currency.",
)
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
        "it is a code of fixed length, of at most three characters (`longest-code`)",
        "the type is `varchar` or `text`",
    ),
    way_out="Use `sa.String(n)` or `sa.Text()`.",
    databases=(Database.POSTGRESQL,),
    hazards=("char-n-type",),
    enabled=False,
    always=True,
    options=(LONGEST_CODE,),
)


def check(context: StepContext) -> Iterator[Hit]:
    longest = context.options.of(ABOUT.name, LONGEST_CODE)
    for table, column in new_columns(context.step.operation):
        if (
            column.type is not None
            and column.type.name == "char"
            and (column.type.length or 1) > longest
        ):
            yield Hit(
                f"{table}.{column.name} is {column.type}: shorter values are filled up with blanks",
                table=table,
                column_name=column.name,
                fix=f"sa.Column({quoted(column.name)}, sa.String({column.type.length}))",
            )


CHAR_N_TYPE = StepRule(ABOUT, check, MAKERS, needs=("char",))
