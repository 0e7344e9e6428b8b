"""An index that another one of the same table makes useless."""

from collections.abc import Iterator

from domain.operations import AddColumn, CreateIndex, CreateTable
from domain.review.finding import Level
from domain.rules.constraint_steps import table_after
from domain.rules.rule import Description, Hit, StepContext, StepRule
from domain.rules.wording import named
from domain.schema.elements import Index
from domain.schema.schema import Table

ABOUT = Description(
    name="redundant-index",
    family="constraints",
    level=Level.INFO,
    finds="an index whose columns another index of the table begins with.",
    why=(
        "An index on (a, b) serves all that one on (a) serves, and so does the index of a primary "
        "key or unique constraint. The second one helps no query: it takes room, and every write "
        "keeps it up."
    ),
    silent_when=(
        "the index is unique and the other one is over more columns, or not unique",
        "one of them is partial, over an expression, of another method, or has INCLUDE columns",
    ),
    way_out="Leave the shorter one out.",
    hazards=("redundant-index",),
    enabled=False,
    always=True,
)


def check(context: StepContext) -> Iterator[Hit]:
    operation = context.step.operation
    match operation:
        case CreateIndex(index=index):
            new: tuple[Index, ...] = (index,)
        case AddColumn(indexes=indexes) | CreateTable(indexes=indexes):
            new = indexes
        case _:
            return
    table = table_after(context) if new else None
    if table is None:
        return
    for index in new:
        other = covering(index, table)
        if other is not None:
            yield Hit(
                f"index {named(index)} is of no use beside {named(other)}, which begins with the "
                "same columns",
                table=table.name,
                fix=f"# Leave {named(index)} out.",
            )


def covering(index: Index, table: Table) -> Index | None:
    """Another index that begins with all columns of this one; a unique one guards them, too."""
    if not is_plain(index):
        return None
    for other in table.all_indexes:
        same = other.elements == index.elements
        begins = other.elements[: len(index.elements)] == index.elements
        if other.name == index.name or not begins or not is_plain(other):
            continue
        if (other.unique and same) if index.unique else True:
            return other
    return None


def is_plain(index: Index) -> bool:
    usual = (index.method or "btree").lower() == "btree"
    return usual and bool(index.elements) and not (index.predicate or index.included)


REDUNDANT_INDEX = StepRule(ABOUT, check, (CreateIndex, AddColumn, CreateTable))
