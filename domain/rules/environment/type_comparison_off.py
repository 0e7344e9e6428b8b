"""Autogenerate does not see that a type changed."""

from collections.abc import Iterator

from domain.diagnosis.concern import Concern
from domain.diagnosis.rule import EnvironmentRule
from domain.diagnosis.setup import Setup
from domain.diagnosis.sources import online, turned_off
from domain.review.finding import Level
from domain.rules.rule import Description

ABOUT = Description(
    name="type-comparison-off",
    family="environment",
    level=Level.WARNING,
    finds="compare_type=False.",
    why=(
        "Autogenerate and `alembic check` pass over every changed type: models say `String(200)`, "
        "the database keeps 50, and the first long value fails in production."
    ),
    silent_when=("it is left out: since Alembic 1.12 types are compared", "a function decides"),
    way_out="Leave it out, or give a function that decides for the types that make noise.",
    hazards=("env-compare-type-off",),
)


def check(setup: Setup) -> Iterator[Concern]:
    for call in online(setup):
        if turned_off(call, "compare_type"):
            written = call.options["compare_type"].written
            yield Concern(
                "changed types are not seen by autogenerate, nor by alembic check",
                (written or call.written).location,
                (written.replaced("True"),) if written else (),
                safe=written is not None,
            )


TYPE_COMPARISON_OFF = EnvironmentRule(ABOUT, check)
