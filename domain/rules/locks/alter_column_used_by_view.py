"""A change of type that the server refuses since a view uses the column."""

from collections.abc import Iterator

from domain.databases.target import Database
from domain.operations import AlterColumn
from domain.review.finding import Level
from domain.rules.rule import Description, Hit, StepContext, StepRule
from domain.rules.safe_ways.code import execute, sql_table
from domain.rules.safe_ways.retyping import changed
from domain.schema.objects import View

ABOUT = Description(
    name="alter-column-used-by-view",
    family="locks",
    level=Level.ERROR,
    finds="a change of a column's type while a view uses the column.",
    why=(
        "PostgreSQL refuses it on every version from 10 to 18, whatever the types are: cannot "
        "alter type of a column used by a view or rule. CREATE OR REPLACE VIEW does not help, for "
        "it can neither drop nor retype a column."
    ),
    less_when="something was not read that may have dropped the view",
    silent_when=(
        "the view is dropped earlier in the same revision",
        "the view reads other columns only",
        "the default, NOT NULL or the name changes, and the type does not",
    ),
    way_out="Drop the view, change the type and create the view again, in one transaction.",
    databases=(Database.POSTGRESQL,),
    hazards=("alter-column-used-by-view",),
    always=True,
)


def check(context: StepContext) -> Iterator[Hit]:
    operation = context.step.operation
    if not isinstance(operation, AlterColumn) or operation.type is None:
        return
    table, column = operation.table, operation.column
    views = context.before.objects.views_on_column(table, column)
    if views:
        names = ", ".join(str(view.name) for view in views)
        yield Hit(
            f"the server refuses to change the type of {table}.{column}: {names} "
            f"{'use' if len(views) > 1 else 'uses'} it",
            table=table,
            column_name=column,
            fix=way(operation, views),
            assumption="" if context.effect.refused else f"{names} is there by then",
            level=None if context.effect.refused else Level.WARNING,
        )


def way(operation: AlterColumn, views: tuple[View, ...]) -> str:
    database = Database.POSTGRESQL
    names = [
        (("MATERIALIZED " * v.materialized) + "VIEW", sql_table(v.name, database)) for v in views
    ]
    return "\n".join(
        [
            *(execute(f"DROP {kind} {name}") for kind, name in names),
            changed(operation),
            *(f'# op.execute("CREATE {kind} {name} AS ...")' for kind, name in reversed(names)),
        ]
    )


ALTER_COLUMN_USED_BY_VIEW = StepRule(ABOUT, check, (AlterColumn,))
