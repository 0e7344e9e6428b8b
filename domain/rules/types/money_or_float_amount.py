"""An amount of money that is rounded."""

import re
from collections.abc import Iterator

from domain.path_patterns import names
from domain.review.finding import Level
from domain.rule_options import SOME_NAMES, Option
from domain.rules.new_columns import MAKERS, new_columns
from domain.rules.rule import Description, Hit, StepContext, StepRule
from domain.rules.safe_ways.code import quoted
from domain.schema.datatypes import DataType
from domain.schema.value_kinds import KIND_OF, kind_of

NO_AMOUNTS = Option(
    "no-amounts", SOME_NAMES, (), "Columns that hold no money, as in `budget_hours` or `*_total`."
)
AMOUNTS = Option("amounts", SOME_NAMES, (), "Columns that hold money beside those known by name.")
ABOUT = Description(
    name="money-or-float-amount",
    family="types",
    level=Level.WARNING,
    finds="an amount of money kept as a rounded number, or as PostgreSQL's `money`.",
    why=(
        "A float keeps 0.1 + 0.2 as 0.30000000000000004, so that sums of amounts are off by "
        "a cent; it is not known afterwards which. `money` shows and reads values as the "
        "session's lc_monetary says, and knows no currency."
    ),
    silent_when=(
        "the type is `numeric` or an integer",
        "the name of the column does not speak of an amount",
        "the policy names it in `no-amounts`",
    ),
    way_out="Use `sa.Numeric(precision, scale)`, or an integer that counts cents.",
    hazards=("money-or-float-amount",),
    always=True,
    options=(NO_AMOUNTS, AMOUNTS),
)
ROUNDED = [name for name, kind in KIND_OF.items() if kind == "rounded number"]
AMOUNT = re.compile(
    r"(^|_)(amount|price|total|subtotal|balance|salary|wage|fee|fees|tax|discount|payment|budget"
    r"|revenue|invoice|refund|deposit)(s)?(_|$)",
    re.IGNORECASE,
)


def check(context: StepContext) -> Iterator[Hit]:
    for table, column in new_columns(context.step.operation):
        if column.type is not None and (
            column.type.name == "money"
            or (kind_of(column.type) == "rounded number" and is_amount(column.name, context))
        ):
            yield Hit(
                f"{table}.{column.name} keeps an amount as {column.type}, which "
                f"{flaw(column.type)}",
                table=table,
                column_name=column.name,
                fix=f"sa.Column({quoted(column.name)}, sa.Numeric(12, 2))",
            )


def is_amount(name: str, context: StepContext) -> bool:
    if names(context.options.of(ABOUT.name, NO_AMOUNTS), name):
        return False
    known = AMOUNT.search(name) is not None
    return known or names(context.options.of(ABOUT.name, AMOUNTS), name)


def flaw(datatype: DataType) -> str:
    return "depends on the locale" if datatype.name == "money" else "rounds"


MONEY_OR_FLOAT_AMOUNT = StepRule(ABOUT, check, MAKERS, needs=("money", *ROUNDED))
