import pytest

from domain.databases.target import Target
from domain.direction import Direction
from domain.operations import DropTable, Unread
from domain.schema.names import TableName
from domain.schema.schema import Schema

TARGET = Target.of("postgresql", "16")


def scripts(project, number: int = 0):
    return project.scripts(project.history.revisions[number], TARGET, Schema())


def test_scripts_are_what_the_revision_does(disk):
    disk.write(
        "versions/1.py",
        'from alembic import op\n\nrevision = "1"\ndown_revision = None\n\n\n'
        'def upgrade():\n    op.drop_table("book")\n',
    )
    (step,) = scripts(disk.open("versions")).upgrade.steps
    assert step.operation == DropTable(TableName("book"))
    assert str(step.location).startswith("1.py:8:")


BROKEN_BODY = 'revision = "1"\ndown_revision = None\n\n\ndef upgrade():\n    op.drop_table(\n'


def test_a_body_that_cannot_be_parsed_keeps_its_place_in_the_history(disk):
    disk.write("versions/1.py", BROKEN_BODY)
    disk.revision("versions/2.py", "2", "1")
    history = disk.open("versions").history
    assert [r.id for r in history.revisions] == ["1", "2"]
    assert history.problems == ()


def test_a_body_that_cannot_be_parsed_is_a_problem_once_it_was_to_be_read(disk):
    disk.write("versions/1.py", BROKEN_BODY)
    project = disk.open("versions")
    assert project.problems == ()
    for _ in range(2):
        scripts(project)
        (problem,) = project.problems
        assert (problem.name, str(problem.location)) == ("syntax-error", "1.py:6:18")


@pytest.mark.parametrize("direction", Direction)
def test_a_body_that_cannot_be_parsed_is_unread_in_both_directions(disk, direction):
    disk.write("versions/1.py", BROKEN_BODY)
    (step,) = scripts(disk.open("versions")).of(direction).steps
    assert step.operation == Unread(f"{direction.value}()", "syntax-error", step.operation.detail)
    assert "cannot parse" in step.operation.detail
    assert str(step.location) == "1.py:6:18"


def test_problems_of_configuration_and_files_come_together(disk):
    disk.environment("db", "1")
    disk.write("db/versions/oops.py", b"\xff")
    disk.write(
        "alembic.ini", "[alembic]\nscript_location = db\nversion_locations = db/versions gone\n"
    )
    names = [problem.name for problem in disk.open().problems]
    assert names == ["missing-version-location", "not-utf-8"]
