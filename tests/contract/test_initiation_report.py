"""What a report of an initiation promises."""

from datetime import UTC, datetime
from uuid import UUID

import pytest

from adapters.memory.project_folder import InMemoryProjectFolder
from adapters.reports.initiation_text import TextInitiationReport
from adapters.scaffold.survey import SourceSurveyor
from adapters.scaffold.templates import JinjaTemplates
from application.use_cases.initialise_environment import InitialiseEnvironment, InitiationRequest
from domain.databases.target import Database
from domain.initiation.wanted import Wanted

REPORTS = [TextInitiationReport(), TextInitiationReport(colour=True)]


def initiation(files=None, **request):
    folder = InMemoryProjectFolder(files)
    initialise = InitialiseEnvironment(
        lambda path: folder,
        SourceSurveyor(),
        JinjaTemplates(),
        lambda: datetime(2026, 11, 23, tzinfo=UTC),
        lambda: UUID(int=7),
    )
    return initialise(InitiationRequest(".", Wanted((Database.POSTGRESQL,)), **request))


@pytest.mark.parametrize("report", REPORTS)
def test_names_every_file_and_ends_with_a_line_break(report):
    told = initiation()
    text = report.render(told)

    assert all(placed.file.path in text for placed in told.placed)
    assert text.endswith("\n")


@pytest.mark.parametrize("report", REPORTS)
def test_shows_the_changes_before_anything_is_done(report):
    text = report.render(initiation({"alembic.ini": "[alembic]\n# ours\n"}, dry_run=True))

    assert "-# ours" in text
    assert "+++ b/migrations/env.py" in text


@pytest.mark.parametrize("report", REPORTS)
def test_no_name_of_a_file_steers_the_terminal(report):
    hostile = {"pyproject.toml": '[project]\nname = "\\u001b[31mred"\n'}

    assert "\x1b[31mred" not in report.render(initiation(hostile))
