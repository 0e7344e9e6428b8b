"""Log lines in the middle of the SQL script."""

from collections.abc import Iterator

from domain.diagnosis.concern import Concern
from domain.diagnosis.rule import EnvironmentRule
from domain.diagnosis.setup import Setup
from domain.diagnosis.sources import env_of
from domain.review.finding import Level
from domain.rules.rule import Description

ABOUT = Description(
    name="log-on-stdout",
    family="environment",
    level=Level.WARNING,
    finds="a log handler that writes to standard output.",
    why=(
        "`alembic upgrade head --sql` writes the script there, too: `INFO [alembic.runtime] "
        "Running upgrade` ends between the statements, and the file is no SQL."
    ),
    silent_when=("it writes to standard error or to a file", "env.py does not load the handlers"),
    way_out="`args = (sys.stderr,)`.",
)


def check(setup: Setup) -> Iterator[Concern]:
    if not any(each.from_file for each in env_of(setup).logging):
        return
    sections = setup.configuration.sections
    named = sections.get("handlers", {}).get("keys")
    for name in (named.value if named else "").split(","):
        arguments = sections.get(f"handler_{name.strip()}", {}).get("args")
        if arguments is not None and "stdout" in arguments.value:
            new = arguments.written.text.replace("stdout", "stderr")
            yield Concern(
                f"handler {name.strip()} logs to standard output, into what --sql writes",
                arguments.written.location,
                (arguments.written.replaced(new),),
                safe=True,
            )


LOG_ON_STDOUT = EnvironmentRule(ABOUT, check)
