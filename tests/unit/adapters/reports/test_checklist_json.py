"""The JSON of a checklist is what its schema says."""

import json
from pathlib import Path

import jsonschema
from hypothesis import given, settings

from adapters.reports.checklist_json import JsonChecklist
from tests.contract.test_checklist_report import checklists

SCHEMA = json.loads(
    (Path(__file__).parents[4] / "docs" / "checklist.schema.json").read_text(encoding="utf-8")
)


def test_the_schema_is_a_schema():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@settings(max_examples=20, deadline=None)
@given(checklists())
def test_it_is_as_the_schema_says(checklist):
    document = json.loads(JsonChecklist().render(checklist))

    jsonschema.validate(document, SCHEMA)
    answers = [*document["answers"], *(a for r in document["revisions"] for a in r["answers"])]
    assert sum(document["summary"].values()) == len(answers)
