"""The application's loggers, silent after a migration."""

from collections.abc import Iterator

from domain.diagnosis.concern import Concern
from domain.diagnosis.rule import EnvironmentRule
from domain.diagnosis.setup import Setup
from domain.diagnosis.sources import env_of
from domain.diagnosis.written import keyword_added
from domain.review.finding import Level
from domain.rules.rule import Description

ABOUT = Description(
    name="loggers-disabled",
    family="environment",
    level=Level.INFO,
    finds="fileConfig() that switches loggers off, where the application runs Alembic itself.",
    why=(
        "fileConfig() disables every logger that is there already. An application that migrates "
        "when it starts logs nothing from then on."
    ),
    silent_when=(
        "it says `disable_existing_loggers=False`, or is not always called",
        "Alembic runs from the command line alone, or without an ini file",
    ),
    way_out="`disable_existing_loggers=False`.",
    hazards=("env-disables-loggers",),
)


def check(setup: Setup) -> Iterator[Concern]:
    running = setup.around.runs_alembic if setup.around.hands_file else ()
    for each in env_of(setup).logging:
        if running and each.from_file and not each.keeps_loggers and not each.guarded:
            yield Concern(
                f"{running[0].path} runs Alembic in the application's own process, and "
                "fileConfig() silences the loggers that are there",
                each.written.location,
                (keyword_added(each.written, "disable_existing_loggers=False"),),
                safe=True,
            )


LOGGERS_DISABLED = EnvironmentRule(ABOUT, check)
