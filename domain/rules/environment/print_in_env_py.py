"""Words of env.py in the middle of the SQL script."""

from collections.abc import Iterator

from domain.diagnosis.concern import Concern
from domain.diagnosis.rule import EnvironmentRule
from domain.diagnosis.setup import Setup
from domain.diagnosis.sources import env_of
from domain.diagnosis.written import Change, Written, keyword_added
from domain.review.finding import Level
from domain.rules.rule import Description

ABOUT = Description(
    name="print-in-env-py",
    family="environment",
    level=Level.WARNING,
    finds="a print() of env.py that runs while a script is written.",
    why="`alembic upgrade head --sql > script.sql` takes what is printed into the script.",
    silent_when=(
        "it prints to a file or to standard error",
        "it stands in what runs online alone, or while a revision is made",
    ),
    way_out="Use a logger, or `file=sys.stderr`.",
)


def check(setup: Setup) -> Iterator[Concern]:
    env = env_of(setup)
    for written in env.prints:
        safe = written.text.startswith("print(")
        imported = "sys" in env.bound_names or env.first_import is None
        yield Concern(
            "what env.py prints ends in the script that --sql writes",
            written.location,
            edits(written, None if imported or not env.first_import else env.first_import)
            if safe
            else (),
            fix="" if safe else 'logging.getLogger("alembic.env").info(...)',
            safe=safe,
        )


def edits(written: Written, first_import: Written | None) -> tuple[Change, ...]:
    above = (first_import.above("import sys"),) if first_import else ()
    return (*above, keyword_added(written, "file=sys.stderr"))


PRINT_IN_ENV_PY = EnvironmentRule(ABOUT, check)
