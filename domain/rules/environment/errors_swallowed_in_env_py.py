"""An upgrade that fails and says that it did not."""

from collections.abc import Iterator

from domain.diagnosis.concern import Concern
from domain.diagnosis.rule import EnvironmentRule
from domain.diagnosis.setup import Setup
from domain.diagnosis.sources import env_of
from domain.review.finding import Level
from domain.rules.rule import Description

ABOUT = Description(
    name="errors-swallowed-in-env-py",
    family="environment",
    level=Level.ERROR,
    finds="an except around the migrations that lets no error out.",
    why=(
        "`alembic upgrade head` ends with status 0 though nothing was migrated: the deployment "
        "goes on, and the application runs on the old schema until somebody notices."
    ),
    silent_when=(
        "the handler raises, or ends the program with a status",
        "it catches something that is no error of the migrations",
    ),
    way_out="`raise` at the end of the handler, or no handler.",
    hazards=("env-swallows-errors",),
)


def check(setup: Setup) -> Iterator[Concern]:
    for written in env_of(setup).swallowing:
        is_handler = written.text.startswith("except")
        yield Concern(
            "an error of the migrations ends here: the command succeeds, and nothing was migrated",
            written.location,
            (written.raising(),) if is_handler else (),
            fix="" if is_handler else "# without suppress(...)",
        )


ERRORS_SWALLOWED_IN_ENV_PY = EnvironmentRule(ABOUT, check)
