"""Projects that install quickly: the reader's word against what the database saw."""

from collections.abc import Iterator
from subprocess import CalledProcessError

import pytest

from tests.servers import SERVERS, require
from tests.truth.comparing import Figures
from tests.truth.measuring import Measured, measured
from tests.truth.projects import PROJECTS, RealProject

LIGHT = [(p, database) for p in PROJECTS if p.light for database in p.databases]
# In per cent: of what is said for sure and of what is found, and of the schema at the head.
OPERATIONS, TABLES, COLUMNS, OTHERS = 99, 100, 99.5, 99


@pytest.mark.truth
@pytest.mark.parametrize(
    ("project", "database"), LIGHT, ids=[f"{p.name}-{database}" for p, database in LIGHT]
)
def test_the_reader_tells_what_the_database_saw(project: RealProject, database: str) -> None:
    """One test for all of it: running a history takes a while, and tests run in processes."""
    if database in SERVERS:
        require(database)
    try:
        result = measured(project, database)
    except CalledProcessError as failed:
        pytest.fail(failed.stderr)

    assert "\n".join(faults(result)) == ""


def faults(result: Measured) -> Iterator[str]:
    yield from of_the_run(result)
    yield from of_operations(result.upgrade)
    yield from of_operations(result.downgrade)
    for kind, agreement in result.head.items():
        if agreement.share < {"tables": TABLES, "columns": COLUMNS}.get(kind, OTHERS):
            yield from agreement.differences
    for agreement in result.base.values():
        yield from (f"after the way back: {difference}" for difference in agreement.differences)


def of_the_run(result: Measured) -> Iterator[str]:
    """It ends where the project is known to end it, and no sooner."""
    known = result.project.stops.get(result.database)
    if (known is None) is not (result.failure is None) or (known or "") not in (
        result.failure or ""
    ):
        yield f"ended with {result.failure}, expected was {known}"
    if result.upgrade.revisions == 0:
        yield "no revision ran"


def of_operations(figures: Figures) -> Iterator[str]:
    wrong = figures.found * 100 < figures.ran * OPERATIONS
    wrong = wrong or figures.real * 100 < figures.said * OPERATIONS
    yield from map(str, figures.differences if wrong else figures.silent)
