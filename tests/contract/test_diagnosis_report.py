"""What every report of a diagnosis promises."""

import json
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from adapters.alembic_project.setup.reader import AlembicSetupReader
from adapters.reports.diagnosis_formats import diagnosis_format
from application.ports.diagnosis_report import DiagnosisReport
from application.use_cases.diagnose_environment import DiagnoseEnvironment, DiagnosisRequest
from domain.diagnosis.diagnosis import Diagnosis, Issue, LookedAt, Strength, Suggestion
from domain.diagnosis.rules import ENVIRONMENT_RULES
from domain.diagnosis.written import Edit
from domain.review.finding import Level
from domain.source import Location
from tests.doctor.faults import BASES, FAULTS, HERE

ROOT = Path(__file__).resolve().parents[2]
SCHEMA = json.loads((ROOT / "docs/diagnosis.schema.json").read_text(encoding="utf-8"))
ABOUTS = tuple(rule.about for rule in ENVIRONMENT_RULES)
FORMATS = ("text", "markdown", "json", "sarif", "html")
SECRET = "s3cret"


def report(name: str) -> DiagnosisReport:
    return diagnosis_format(name, ABOUTS)


@pytest.fixture(scope="module")
def diagnosis(tmp_path_factory: pytest.TempPathFactory) -> Diagnosis:
    """Of a project with a password in two places, and a strength, a note, suggestions."""
    place = tmp_path_factory.mktemp("doctor") / "shop"
    shutil.copytree(HERE / "project", place)
    for change in BASES["postgresql"]:
        change.apply(place)
    for fault in FAULTS[:2]:
        for change in fault.changes:
            change.apply(place)
    diagnose = DiagnoseEnvironment(AlembicSetupReader(), ENVIRONMENT_RULES)
    return diagnose(DiagnosisRequest(str(place)))


@pytest.mark.parametrize("name", FORMATS)
def test_names_every_rule_that_found_something(name: str, diagnosis: Diagnosis) -> None:
    text = report(name).render(diagnosis)

    assert {"password-in-configuration", "empty-first-revision"} <= {
        issue.rule for issue in diagnosis.issues
    }
    assert [issue.rule for issue in diagnosis.issues if issue.rule not in text] == []


@pytest.mark.parametrize("name", FORMATS)
def test_shows_no_password(name: str, diagnosis: Diagnosis) -> None:
    assert SECRET not in report(name).render(diagnosis)


@pytest.mark.parametrize("name", FORMATS)
def test_is_the_same_every_time_and_ends_with_one_line_break(
    name: str, diagnosis: Diagnosis
) -> None:
    text = report(name).render(diagnosis)

    assert text == report(name).render(diagnosis)
    assert text.endswith("\n")
    assert not text.endswith("\n\n")


@pytest.mark.parametrize("name", ["text", "markdown", "html"])
def test_has_the_parts_of_a_review_in_their_order(name: str, diagnosis: Diagnosis) -> None:
    text = report(name).render(diagnosis)
    parts = ("Summary", "Strengths", "Issues and concerns", "Suggestions", "Conclusion")
    places = [text.index(part) for part in parts]

    assert places == sorted(places)


def test_a_correction_of_a_line_with_a_password_is_shown_without_it() -> None:
    place = Location("alembic.ini", 1)
    edit = Edit("alembic.ini", 1, 1, f"sqlalchemy.url = postgresql://me:{SECRET}%%40@db.example/a")
    issue = Issue("unescaped-percent", Level.ERROR, "a %", place, edits=(edit,), safe=True)

    for name in FORMATS:
        assert SECRET not in report(name).render(Diagnosis("shop", (), (), (issue,), ()))


def test_json_follows_its_schema(diagnosis: Diagnosis) -> None:
    document = json.loads(report("json").render(diagnosis))

    Draft202012Validator(SCHEMA).validate(document)
    assert document["verdict"] == "failed"


hostile = st.text(max_size=40) | st.sampled_from(
    ["</style><script>alert(1)</script>", "| a `b` ](http://x) @you #1", "\x1b[2J", "```\n# x"]
)


@given(hostile, hostile)
def test_names_break_out_of_no_format(name: str, words: str) -> None:
    place = Location(name or "a", 1)
    issue = Issue("a-rule", Level.ERROR, words, place, diff=f"+{words}", fix=words)
    told = Diagnosis(
        name,
        (LookedAt("env.py", name),),
        (Strength("s", words, place),),
        (issue,),
        (Suggestion("t", words, words),),
    )

    html = report("html").render(told)
    assert "<script" not in html
    assert html.count("</style>") == 1
    assert "\x1b" not in report("text").render(told)
    assert "\x1b" not in report("markdown").render(told)
    Draft202012Validator(SCHEMA).validate(json.loads(report("json").render(told)))
    assert json.loads(report("sarif").render(told))["version"] == "2.1.0"
