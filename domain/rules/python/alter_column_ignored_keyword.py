"""A keyword that alter_column takes and does nothing with."""

from collections.abc import Iterator
from difflib import get_close_matches

from domain.operations import AlterColumn
from domain.review.finding import Level
from domain.rules.rule import BOTH_WAYS, Description, Hit, StepContext, StepRule

ABOUT = Description(
    name="alter-column-ignored-keyword",
    family="python",
    level=Level.ERROR,
    finds="a keyword of alter_column that Alembic does not know and silently drops.",
    why=(
        "`op.alter_column` ends in `**kw` and hands on what it does not know to the database's "
        "implementation, which looks only for its own (Alembic 1.20). `default=` is the usual one: "
        "`alter_column(..., default='x', nullable=False)` sends `SET NOT NULL` and no default, so "
        "the upgrade fails on the first row that is NULL, or the next INSERT does."
    ),
    silent_when=(
        "the keyword is one of alter_column's",
        "it begins with the name of a database, as `postgresql_using` does",
    ),
    less_when="the keyword means nothing to a database, as `onupdate` does",
    way_out="Write the keyword as alter_column has it: `server_default`, `type_`, `nullable`, ...",
    always=True,
)
KEYWORDS = ("server_default", "type_", "nullable", "comment", "new_column_name", "autoincrement")
MEANT = {
    "default": "server_default",
    "type": "type_",
    "name": "new_column_name",
    "new_name": "new_column_name",
    "null": "nullable",
}


def check(context: StepContext) -> Iterator[Hit]:
    operation = context.step.operation
    if not isinstance(operation, AlterColumn):
        return
    for keyword in operation.ignored:
        meant = meant_by(keyword)
        yield Hit(
            f"alter_column has no keyword {keyword} and ignores it"
            + (f": {meant} is what changes the column" if meant else ""),
            table=operation.table,
            column_name=operation.column,
            fix=f"# Give it as {meant}" if meant else f"# Take {keyword} out",
            level=None if meant else Level.WARNING,
        )


def meant_by(keyword: str) -> str | None:
    near = get_close_matches(keyword, KEYWORDS, 1, 0.75)
    return MEANT.get(keyword) or (near[0] if near else None)


ALTER_COLUMN_IGNORED_KEYWORD = StepRule(ABOUT, check, (AlterColumn,), BOTH_WAYS)
