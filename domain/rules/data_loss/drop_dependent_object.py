"""A view, function or sequence that goes while code may use it."""

from collections.abc import Iterator

from domain.review.finding import Level
from domain.rules.rule import Description, Hit, StepContext, StepRule
from domain.sql_operations import ChangeObject, CreateFunction, CreateView, DropView

ABOUT = Description(
    name="drop-dependent-object",
    family="data_loss",
    level=Level.INFO,
    finds="a view, function, sequence or trigger that is dropped and not made again.",
    why=(
        "The release that is still running may use it; what calls it from the database fails when "
        "it runs, not when it is dropped."
    ),
    silent_when=(
        "the same revision makes it, before or after",
        "it is a table, a column or an index: other rules speak of those",
    ),
    way_out="Remove what uses it in a release before.",
    hazards=("drop-dependent-object",),
    enabled=False,
)


def check(context: StepContext) -> Iterator[Hit]:
    match context.step.operation:
        case DropView(table=table):
            what, name = "view", str(table)
        case ChangeObject(verb="DROP", kind=kind, name=name) if kind != "EXTENSION":
            what = kind.lower()
        case _:
            return
    if not made_here(context, name):
        yield Hit(
            f"dropping the {what} {name} breaks what uses it",
            fix=f"# In a later release, when nothing uses the {what} {name} any more.",
        )


def made_here(context: StepContext, name: str) -> bool:
    for step in (*context.earlier, *context.later):
        match step.operation:
            case CreateView(table=made) if str(made) == name:
                return True
            case CreateFunction(name=made_function) if made_function == name:
                return True
            case ChangeObject(verb="CREATE", name=made_object) if made_object == name:
                return True
    return False


DROP_DEPENDENT_OBJECT = StepRule(ABOUT, check, (DropView, ChangeObject))
