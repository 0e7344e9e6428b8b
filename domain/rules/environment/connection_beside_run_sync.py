"""An asynchronous connection that Alembic gets as it is."""

import re
from collections.abc import Iterator

from domain.diagnosis.concern import Concern
from domain.diagnosis.rule import EnvironmentRule
from domain.diagnosis.setup import Setup
from domain.diagnosis.sources import env_of
from domain.diagnosis.written import Change, Written
from domain.review.finding import Level
from domain.rules.rule import Description

CALL = re.compile(r"(?P<function>\w+)\((?P<connection>\w+)\)")

ABOUT = Description(
    name="connection-beside-run-sync",
    family="environment",
    level=Level.ERROR,
    finds="an asynchronous connection handed to what configures Alembic, without run_sync.",
    why="Alembic is synchronous: it fails with `'AsyncConnection' object has no attribute ...`.",
    silent_when=("it goes through connection.run_sync()",),
    way_out="`await connection.run_sync(do_run_migrations)`.",
)


def check(setup: Setup) -> Iterator[Concern]:
    for written in env_of(setup).beside_run_sync:
        edit = corrected(written)
        yield Concern(
            "Alembic cannot use an asynchronous connection",
            written.location,
            (edit,) if edit else (),
            fix="" if edit else "await connection.run_sync(do_run_migrations)",
            safe=edit is not None,
        )


def corrected(written: Written) -> Change | None:
    found = CALL.fullmatch(written.text)
    if found is None or found["function"] == "configure":
        return None
    waiting = "" if "await" in written.lines[0][: written.start] else "await "
    return written.replaced(f"{waiting}{found['connection']}.run_sync({found['function']})")


CONNECTION_BESIDE_RUN_SYNC = EnvironmentRule(ABOUT, check)
