"""What `assay effect` tells of each statement, against what servers accepted: MySQL and MariaDB.

Measured by `measure_mysql.py`, on servers that CI does not have.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from adapters.reports.effects_json import document_of
from adapters.sql.reader import SqlTextReader
from application.use_cases.tell_effects import EffectsQuestion, SqlSource, TellEffects

FACTS = Path(__file__).parent / "facts"
MEASURED = {
    ("mysql", "9.7"): json.loads((FACTS / "mysql_9_7.json").read_text()),
    ("mariadb", "11.8"): json.loads((FACTS / "mariadb_11_8.json").read_text()),
}
# The reader of SQL text leaves these clauses out. test_mariadb_live tries them as operations.
UNREAD = ("character set", "collate")
CASES = [
    pytest.param(*server, facts["setup"], fact, id=f"{' '.join(server)}: {fact['sql']}")
    for server, facts in MEASURED.items()
    for fact in facts["statements"]
    if not any(each in fact["sql"] for each in UNREAD)
]
# Where several keys are in the way, the server names any one of them.
ANY_KEY = " in a foreign key constraint"
# MariaDB speaks of the index of the column.
OTHER_WORDS = {"alter table p drop column n": "Cannot drop"}


@pytest.mark.parametrize(("database", "version", "setup", "fact"), CASES)
def test_tells_what_the_server_accepts(
    database: str, version: str, setup: list[str], fact: dict[str, Any]
) -> None:
    before = ";\n".join([*setup, *fact.get("pre", [])])
    question = EffectsQuestion(
        SqlSource(fact["sql"], "statement"), database, version, SqlSource(before, "setup")
    )
    (told,) = document_of(TellEffects(SqlTextReader())(question))["statements"]
    if "error" in fact:
        said = OTHER_WORDS.get(fact["sql"], fact["error"].split(ANY_KEY)[0])
        assert str(told["error"]).startswith(said)
    else:
        assert told["error"] is None
        assert (told["best_algorithm"], told["least_lock"]) == (
            fact["best_algorithm"],
            fact["least_lock"],
        )
