"""The JSON document: what is written comes back, and nothing else is believed."""

import json
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
from attrs import evolve
from hypothesis import given, settings

from adapters.reports.json_document import JsonReviewDocument
from domain.databases.effect import Blocks, Duration
from domain.databases.target import Database
from domain.direction import Direction
from domain.review.finding import Finding, Impact, Level
from domain.review.outcome import Outcome, ReadingStatus, ReviewedRevision, UnreadReason, Verdict
from domain.rolling import Phase
from domain.source import Location, Problem
from tests.generated_outcomes import outcomes

ROOT = Path(__file__).parents[4]
SCHEMA = json.loads((ROOT / "docs" / "review.schema.json").read_text(encoding="utf-8"))

CALLED = Location("versions/a1.py", 14, 5, via=(Location("versions/a1.py", 30, 5),))

OUTCOME = Outcome(
    project="bookshop",
    database="postgresql",
    server_version="16",
    version_assumed=True,
    revisions=(
        ReviewedRevision("a1", "versions/a1.py", "9f86", ReadingStatus.READ, (), 3, 0),
        ReviewedRevision(
            "b2",
            "versions/b2.py",
            "60303",
            ReadingStatus.PARTLY_READ,
            (UnreadReason("dynamic-name", "f'{table}_x'", "the value of table", CALLED),),
            2,
            1,
            Phase.CONTRACT,
            ("code that still uses orders.note",),
        ),
    ),
    findings=(
        Finding(
            rule="create-index-blocking",
            level=Level.ERROR,
            revision="a1",
            direction=Direction.UPGRADE,
            location=CALLED,
            message="Building the index blocks writes.",
            table="shop.orders",
            column_name="author_id",
            effect=Impact("SHARE", "writes", "index build", (), ("shop.orders",)),
            fix="with op.get_context().autocommit_block():\n    ...",
            assumption="the table is not small",
        ),
        Finding(
            "missing-downgrade",
            Level.INFO,
            "b2",
            Direction.DOWNGRADE,
            Location("versions/b2.py", 9),
            "No.",
        ),
    ),
    problems=(),
    fail_level=Level.WARNING,
)


@settings(max_examples=30, deadline=None)
@given(outcomes)
def test_what_it_writes_is_as_the_published_schema_says(outcome: Outcome) -> None:
    jsonschema.validate(json.loads(JsonReviewDocument().write(outcome)), SCHEMA)


def test_the_published_schema_is_a_schema_and_names_the_words_of_the_domain() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    parts = SCHEMA["$defs"]
    told = {
        Database: parts["review"]["properties"]["database"],
        Verdict: parts["review"]["properties"]["verdict"],
        Level: parts["level"],
        Direction: parts["finding"]["properties"]["direction"],
        Blocks: parts["effect"]["properties"]["blocks"],
        Duration: parts["effect"]["properties"]["duration"],
        ReadingStatus: parts["revision"]["properties"]["status"],
    }
    for words, part in told.items():
        assert set(part["enum"]) == {word.value for word in words}


def test_the_same_outcome_is_the_same_ascii_text_whoever_writes_it() -> None:
    outcome = Outcome("büchër", "sqlite", "3.40", False, (), (), (), None)
    written = JsonReviewDocument().write(outcome)
    assert written == JsonReviewDocument().write(outcome)
    assert written.isascii()
    assert written.endswith("}\n")
    assert "büchër" in json.loads(written)["project"]


def test_holds_the_fields_that_other_programs_rely_on() -> None:
    written = json.loads(JsonReviewDocument().write(OUTCOME))
    assert written["schema_version"] == 1
    assert (written["project"], written["database"], written["server_version"]) == (
        "bookshop",
        "postgresql",
        "16",
    )
    assert written["verdict"] == "failed"
    assert written["summary"] == {
        "revisions": 2,
        "revisions_read": 1,
        "revisions_partly_read": 1,
        "revisions_not_read": 0,
        "operations_read": 5,
        "operations_unread": 1,
        "findings": 2,
        "waived": 0,
        "errors": 1,
        "warnings": 0,
        "infos": 1,
        "problems": 0,
    }
    finding = written["findings"][0]
    assert (finding["path"], finding["line"], finding["column"]) == ("versions/a1.py", 14, 5)
    assert (finding["table"], finding["column_name"]) == ("shop.orders", "author_id")
    assert finding["effect"]["lock"] == "SHARE"
    assert finding["via"][0]["line"] == 30
    reason = written["revisions"][1]["reasons"][0]
    assert (reason["name"], reason["line"]) == ("dynamic-name", 14)


def test_tells_of_problems_with_and_without_a_place() -> None:
    problems = (
        Problem("syntax-error", "no", "mend it", Location("versions/c3.py", 2)),
        Problem("multiple-bases", "two", "merge them"),
    )
    outcome = Outcome("bookshop", "mysql", "8.4", False, (), (), problems, Level.ERROR)
    written = json.loads(JsonReviewDocument().write(outcome))
    assert written["verdict"] == "incomplete"
    assert [problem["location"] is None for problem in written["problems"]] == [False, True]


def test_writing_needs_neither_the_database_toolkit_nor_the_converters() -> None:
    code = (
        "import sys; import adapters.reports.json_document; "
        "print(sorted({'sqlalchemy', 'cattrs', 'alembic', 'litestar', 'jsonschema'}"
        " & set(sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert run.stdout.strip() == "[]", run.stderr


def test_a_name_that_is_no_text_is_escaped_rather_than_lost() -> None:
    odd = Outcome("\udcff", "sqlite", "3", False, (), (), (), None)
    assert '"\\udcff"' in JsonReviewDocument().write(odd)


def test_a_revision_tells_what_it_is_to_the_release_before():
    first, second = json.loads(JsonReviewDocument().write(OUTCOME))["revisions"]

    assert (first["phase"], first["breaks"]) == (None, [])
    assert (second["phase"], second["breaks"]) == ("contract", ["code that still uses orders.note"])


@pytest.mark.parametrize("revisions", [OUTCOME.revisions, ()])
def test_tells_to_which_branch_the_revisions_are_new(revisions):
    outcome = evolve(OUTCOME, since="origin/main", findings=(), revisions=revisions)
    document = JsonReviewDocument()

    written = json.loads(document.write(outcome))

    assert (written["since"], written["verdict"]) == ("origin/main", "passed")
    assert document.read(document.write(outcome)) == outcome
    jsonschema.validate(written, SCHEMA)


def test_a_range_has_no_branch():
    assert "since" not in json.loads(JsonReviewDocument().write(OUTCOME))
