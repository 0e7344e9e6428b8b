"""The JSON of effects is what its schema says, for every statement that was measured."""

import json
from pathlib import Path

import jsonschema
import pytest

from adapters.reports.effects_json import JsonEffectsReport
from adapters.sql.reader import SqlTextReader
from application.use_cases.tell_effects import EffectsQuestion, SqlSource, TellEffects

ROOT = Path(__file__).parents[4]
SCHEMA = json.loads((ROOT / "docs" / "effects.schema.json").read_text(encoding="utf-8"))
FACTS = ROOT / "tests" / "effects" / "facts"


def told(text, database, schema=None):
    source = SqlSource(schema, "schema.sql") if schema else None
    question = EffectsQuestion(SqlSource(text, "f.sql"), database, schema=source)
    return json.loads(JsonEffectsReport().render(TellEffects(SqlTextReader())(question)))


def test_the_schema_is_a_schema():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_postgresql_is_as_the_schema_says():
    facts = json.loads((FACTS / "postgresql.json").read_text())
    text = ";\n".join(statement["sql"] for statement in facts["statements"])
    document = told(f"rollback; {text}", "postgresql", facts["setup"])
    jsonschema.validate(document, SCHEMA)
    assert len(document["statements"]) > len(facts["statements"])


def test_mariadb_is_as_the_schema_says():
    facts = json.loads((FACTS / "mariadb.json").read_text())
    text = ";\n".join(statement["sql"] for statement in facts["statements"].values())
    jsonschema.validate(told(text, "mariadb", ";\n".join(facts["setup"][3:])), SCHEMA)


@pytest.mark.parametrize("database", ["sqlite", "mysql"])
def test_the_others_are_as_the_schema_says(database):
    text = "begin; alter table t add column a int; update t set a = 1; drop table t; commit"
    jsonschema.validate(told(text, database), SCHEMA)


def test_is_plain_ascii():
    source = SqlSource("drop table ä", "f.sql")
    answer = TellEffects(SqlTextReader())(EffectsQuestion(source, "postgresql"))
    assert JsonEffectsReport().render(answer).isascii()
