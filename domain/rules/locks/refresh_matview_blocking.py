"""A materialized view that nobody can read while it is computed anew."""

from collections.abc import Iterator

from domain.databases.target import Database
from domain.operations import RunSql
from domain.review.finding import Level
from domain.rules.rule import Description, Hit, StepContext, StepRule
from domain.rules.safe_ways.code import autocommit, execute, sql_table
from domain.schema.names import TableName
from domain.schema.words import mentions
from domain.sql_operations import CreateView, RefreshView

ABOUT = Description(
    name="refresh-matview-blocking",
    family="locks",
    level=Level.WARNING,
    finds="REFRESH MATERIALIZED VIEW without CONCURRENTLY.",
    why=(
        "REFRESH takes ACCESS EXCLUSIVE on the view while its query runs (PostgreSQL 10 to 18): "
        "whoever reads it waits until the transaction commits. With CONCURRENTLY it takes "
        "EXCLUSIVE, and readers go on. That needs a unique index over columns of the view, without "
        "WHERE; unlike other things that are CONCURRENTLY it may run inside a transaction."
    ),
    silent_when=(
        "it says CONCURRENTLY",
        "the view was created in the same revision: nobody reads it yet",
    ),
    way_out="A unique index on the view, then REFRESH MATERIALIZED VIEW CONCURRENTLY.",
    databases=(Database.POSTGRESQL,),
    hazards=("refresh-matview-blocking",),
)


def check(context: StepContext) -> Iterator[Hit]:
    operation = context.step.operation
    if not isinstance(operation, RefreshView) or operation.concurrently:
        return
    view = operation.table
    if not made_here(view, context):
        yield Hit(
            f"refreshing {view} makes all who read it wait until its query is through",
            table=view,
            fix=way(view, context),
        )


def made_here(view: TableName, context: StepContext) -> bool:
    for step in context.earlier:
        match step.operation:
            case CreateView(table=made) if made == view:
                return True
            case RunSql(text=text) if mentions(text, view.name) and "create" in text.lower():
                return True
    return False


def way(view: TableName, context: StepContext) -> str:
    name = sql_table(view, Database.POSTGRESQL)
    known = context.before.objects.views.get(view)
    refresh = execute(f"REFRESH MATERIALIZED VIEW CONCURRENTLY {name}")
    if known is not None and any(index.unique for index in known.indexes):
        return refresh
    index = execute(f"CREATE UNIQUE INDEX CONCURRENTLY ON {name} (...)")
    return f"# Once, over what tells its rows apart:\n{autocommit(index)}\n{refresh}"


REFRESH_MATVIEW_BLOCKING = StepRule(ABOUT, check, (RefreshView,))
