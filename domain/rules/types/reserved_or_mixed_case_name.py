"""A name that has to be quoted for ever."""

from collections.abc import Iterator

from domain.path_patterns import names
from domain.review.finding import Level
from domain.rule_options import SOME_NAMES, Option
from domain.rules.new_columns import MAKERS, new_columns
from domain.rules.rule import Description, Hit, StepContext, StepRule
from domain.rules.safe_ways.code import RESERVED_WORDS, quoted

ALLOWED = Option("allowed", SOME_NAMES, (), "Names of columns that are quoted all the same.")
ABOUT = Description(
    name="reserved-or-mixed-case-name",
    family="types",
    level=Level.INFO,
    finds="a column whose name is a reserved word, or is not in lower case.",
    why=(
        "PostgreSQL folds what is not quoted to lower case, and a reserved word is a syntax "
        "error: whoever writes SQL by hand has to quote it each time. MySQL and MariaDB "
        "know names in either case for columns, but for tables it depends on the file "
        "system."
    ),
    silent_when=(
        "the name is in lower case, and no reserved word",
        "the policy names it in `allowed`",
    ),
    way_out="Use another name, in lower case with underscores.",
    hazards=("reserved-or-mixed-case-name",),
    enabled=False,
    always=True,
    options=(ALLOWED,),
)
WORDS = frozenset(RESERVED_WORDS.split())


def check(context: StepContext) -> Iterator[Hit]:
    allowed = context.options.of(ABOUT.name, ALLOWED)
    for table, column in new_columns(context.step.operation):
        plain = column.name.lower()
        if plain == column.name and plain not in WORDS:
            continue
        if not names(allowed, column.name):
            yield Hit(
                f"{table}.{column.name} has to be quoted wherever SQL is written by hand",
                table=table,
                column_name=column.name,
                fix=f"sa.Column({quoted(plain + suffix(column.name))}, ...)",
            )


def suffix(name: str) -> str:
    return "_" if name.lower() in WORDS else ""


RESERVED_OR_MIXED_CASE_NAME = StepRule(ABOUT, check, MAKERS)
