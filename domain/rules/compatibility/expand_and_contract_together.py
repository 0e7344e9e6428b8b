"""What the next release needs, and what the one before loses, in one revision."""

from collections.abc import Iterator

from domain.databases.target import Database
from domain.operations import AddColumn, CreateTable, DropColumn, DropTable, Operation
from domain.review.finding import Level
from domain.rolling import Kind, Rolling, mended
from domain.rules.rule import Description, Hit, RevisionContext, RevisionRule
from domain.rules.safe_ways.code import call, quoted, schema_of
from domain.rules.safe_ways.column_calls import drop_column, set_nullable
from domain.schema.names import TableName
from domain.schema.schema import Schema
from domain.script import Step

ABOUT = Description(
    name="expand-and-contract-together",
    family="compatibility",
    level=Level.WARNING,
    finds="a revision that adds what the next release needs and drops what the one before uses.",
    why=(
        "Whichever goes first, the release or the migration, one of them runs against a schema "
        "that it does not know: the old code without what was dropped, or the new code without "
        "what was added. Apart, each has its moment: add before the release, drop after it."
    ),
    silent_when=(
        "what is dropped was made in the same revision",
        "something with the old name takes its place before the revision ends",
        "it is a rename: `rename-column` and `rename-table` speak of those",
    ),
    way_out="Two revisions: one before the release that adds, one after it that drops.",
    hazards=("expand-and-contract-together",),
)


def check(context: RevisionContext) -> Iterator[Hit]:
    steps = list(zip(context.scripts.upgrade.steps, context.rolling, strict=False))
    dropped = [step for step, told in steps if takes_away(step, told, context.after)]
    if not dropped:
        return
    added = [what for step, told in steps if told.expands if (what := added_by(step, context))]
    if not added:
        return
    first = dropped[0].operation
    yield Hit(
        f"adds {listed(added)} and drops {listed([name_of(s.operation) for s in dropped])} at once:"
        " whichever of the migration and the release comes first, one of them fails",
        table=first.subject,
        column_name=first.column if isinstance(first, DropColumn) else None,
        location=dropped[0].location,
        fix="\n".join(
            [
                f"# This revision, before the release: only what adds {listed(added)}.",
                *made_optional(dropped, context),
                "# Another one, when no running code uses them any more:",
                *(drop_of(step.operation, context.target.database) for step in dropped),
            ]
        ),
    )


def made_optional(dropped: list[Step], context: RevisionContext) -> Iterator[str]:
    """The next release gives them no value any more, and they are still there."""
    for operation in (step.operation for step in dropped):
        if isinstance(operation, DropColumn):
            column = context.before.known_or_blank(operation.table).column(operation.column)
            if column and column.nullable is False and not column.default and not column.identity:
                database = context.target.database
                yield set_nullable(operation.table, column, True, database)


def added_by(step: Step, context: RevisionContext) -> str | None:
    """A table or a column that is there afterwards and was not before."""
    match step.operation:
        case CreateTable(table=table) if context.before.table(table) is None:
            return f"table {table}" if context.after.table(table) else None
        case AddColumn(table=table, column=column):
            now = context.after.table(table)
            return f"{table}.{column.name}" if now and now.column(column.name) else None
    return None


def takes_away(step: Step, told: Rolling, after: Schema) -> bool:
    if not told.breaks or not isinstance(step.operation, DropColumn | DropTable):
        return False
    return any(each.kind is Kind.GONE and not mended(each, after) for each in told.breaks)


def name_of(operation: Operation) -> str:
    if isinstance(operation, DropColumn):
        return f"{operation.table}.{operation.column}"
    return f"table {operation.subject}"


def listed(names: list[str]) -> str:
    """The first, and how many more."""
    return names[0] if len(names) == 1 else f"{names[0]} and {len(names) - 1} more"


def drop_of(operation: Operation, database: Database) -> str:
    if isinstance(operation, DropColumn):
        return drop_column(operation.table, operation.column, database)
    table = operation.subject or TableName("...")
    return call("op.drop_table", quoted(table.name), schema=schema_of(table))


EXPAND_AND_CONTRACT_TOGETHER = RevisionRule(ABOUT, check)
