"""SQL that the server cannot parse."""

from collections.abc import Iterator

from domain.operations import RunSql
from domain.review.finding import Level
from domain.rules.rule import BOTH_WAYS, Description, Hit, StepContext, StepRule

ABOUT = Description(
    name="sql-syntax-error",
    family="raw_sql",
    level=Level.ERROR,
    finds="a statement that is no SQL of the database under review.",
    why=(
        "For PostgreSQL the statement is given to libpg_query, the server's own parser (grammar of "
        "17); what that refuses every version refuses, save for words that are newer. The other "
        "databases have no such parser to ask: there the rule speaks of what no server reads, such "
        "as a quote that is never closed. In a downgrade nobody notices until it is needed."
    ),
    silent_when=(
        "a part of the text is not known, or parameters stand in it",
        "the statement is run on another database only",
    ),
    way_out=(
        "Correct the statement; where it is meant for another database, ask "
        "`op.get_bind().dialect.name` first."
    ),
    hazards=("raw-ddl-parse-error",),
    always=True,
)


def check(context: StepContext) -> Iterator[Hit]:
    operation = context.step.operation
    if isinstance(operation, RunSql) and operation.fault:
        yield Hit(
            f"`{operation.first_words} ...` is no SQL of {context.target.database.value}: "
            f"{operation.fault}",
            fix="# Correct the statement, or ask op.get_bind().dialect.name before it is sent.",
        )


SQL_SYNTAX_ERROR = StepRule(ABOUT, check, (RunSql,), BOTH_WAYS)
