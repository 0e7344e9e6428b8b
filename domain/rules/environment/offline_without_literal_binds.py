"""A script with :parameters in place of values."""

from collections.abc import Iterator

from domain.diagnosis.concern import Concern
from domain.diagnosis.rule import EnvironmentRule
from domain.diagnosis.setup import Setup
from domain.diagnosis.sources import offline
from domain.diagnosis.written import keyword_added
from domain.review.finding import Level
from domain.rules.rule import Description

ABOUT = Description(
    name="offline-without-literal-binds",
    family="environment",
    level=Level.WARNING,
    finds="an offline branch that leaves literal_binds out.",
    why=(
        '`op.execute(table.update().values(state="new"))` is written as `SET state=%(state)s`: '
        "the script that --sql makes cannot be run."
    ),
    silent_when=("literal_binds=True is given", "its options are not all known"),
    way_out="`literal_binds=True` in the offline context.configure.",
    hazards=("env-offline-broken",),
)


def check(setup: Setup) -> Iterator[Concern]:
    for call in offline(setup):
        if call.surely_lacks("literal_binds"):
            yield Concern(
                "the script that --sql writes has placeholders in place of values",
                call.written.location,
                (keyword_added(call.written, "literal_binds=True"),),
                safe=True,
            )


OFFLINE_WITHOUT_LITERAL_BINDS = EnvironmentRule(ABOUT, check)
