"""An env.py in which nobody is seen to configure Alembic."""

from collections.abc import Iterator

from domain.diagnosis.concern import Concern
from domain.diagnosis.rule import EnvironmentRule
from domain.diagnosis.setup import Setup
from domain.review.finding import Level
from domain.rules.rule import Description
from domain.source import Location

ABOUT = Description(
    name="configuration-not-followed",
    family="environment",
    level=Level.INFO,
    finds="an env.py whose context.configure was not found, in it or in what it imports.",
    why=(
        "What Alembic is told decides half of this review: modes, batches, comparisons, "
        "transactions. None of that was looked at here."
    ),
    silent_when=("context.configure is called in env.py or in a module of the project",),
    way_out="Call context.configure in env.py, where people and tools look for it.",
)


def check(setup: Setup) -> Iterator[Concern]:
    env = setup.env_py
    if env is None:
        if setup.configuration.path is not None:
            yield Concern(
                "there is no env.py where the configuration points: no command runs",
                Location(setup.configuration.path, 1),
                level=Level.ERROR,
            )
    elif env.unreadable is not None:
        yield Concern(
            f"env.py cannot be read ({env.unreadable}): no command runs",
            Location(env.path, 1),
            level=Level.ERROR,
        )
    elif not env.configures:
        yield Concern(
            "context.configure was not found, so nothing was judged that depends on its options",
            Location(env.path, 1),
        )


CONFIGURATION_NOT_FOLLOWED = EnvironmentRule(ABOUT, check)
