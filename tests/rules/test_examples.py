"""The examples of each rule, through the real reader and the real engine."""

import ast
import re
import shutil
import textwrap
from itertools import takewhile
from pathlib import Path

import pytest

from domain.review.outcome import ReadingStatus
from tests.unit.domain.rules.offline import run_on_sqlite, sql_of
from tools.rule_examples import SHOP, Expected, examples, review_of

CASES = [
    pytest.param(example, *server, id=f"{example.rule}/{example.path.name} {' '.join(server)}")
    for example in examples()
    for server in example.servers
]

# To drop later is the advice about drops, and nothing builds a FULLTEXT index with writes going on.
# A cast that is stated may still meet a bad value; a default or NOT NULL is advised for later.
TO_BE_DECIDED = (
    *("drop-column", "drop-table", "missing-downgrade", "multiple-heads", "cast-may-fail"),
    *("drop-server-default", "set-not-null-breaks-writers", "not-null-on-existing-nulls"),
    # The advice is to move, or to restore, a file.
    *("deleted-applied-revision", "edited-applied-revision", "out-of-order-revision"),
)
ADVISED = [
    case
    for case in CASES
    if case.values[0].is_bad
    and case.values[0].rule not in TO_BE_DECIDED
    and case.values[0].path.stem != "bad_fulltext"
]
REVISION = re.compile(r'^revision = "(\w+)"$', re.MULTILINE)
RUN = [case for case in CASES if not case.values[0].marked("not run")]
HEAD = """
import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import mysql, postgresql

revision = "advice"
down_revision = "{parent}"


"""


@pytest.mark.parametrize(("example", "database", "version"), CASES)
def test_says_what_the_example_expects_and_nothing_else(example, database, version):
    outcome = example.review(database, version)
    rules = {example.rule, *(expected.rule for expected in example.expected)}
    said = sorted(
        Expected(Path(f.location.path).name, f.location.line, f.rule)
        for f in outcome.findings
        if f.rule in rules
    )

    assert said == list(example.expected)
    assert outcome.problems == ()
    assert outcome.count(ReadingStatus.NOT_READ) == 0


@pytest.mark.parametrize(("example", "database", "version"), CASES)
def test_each_safe_way_is_python_and_so_alembic_takes_it(example, database, version):
    for finding in example.findings(database, version):
        assert ast.parse(finding.fix).body or finding.fix.startswith("#")
        if ast.parse(finding.fix).body and "op." in finding.fix and database != "sqlite":
            call = "\n\ndowngrade()" if finding.fix.startswith("def downgrade()") else ""
            assert sql_of(finding.fix + call, database)


def test_each_example_says_on_which_servers_it_holds():
    assert [example.path.name for example in examples() if not example.servers] == []


def test_a_bad_example_expects_a_finding_of_its_rule_and_a_good_one_none():
    for example in examples():
        expects = example.rule in {expected.rule for expected in example.expected}
        assert expects == example.is_bad, example.path


@pytest.mark.parametrize(("example", "database", "version"), RUN)
def test_each_example_is_a_revision_that_alembic_runs_or_refuses(example, database, version):
    if example.marked("fails"):
        with pytest.raises(Exception, match=re.escape(example.marked("fails")[0])):
            run(example, database)
    else:
        assert run(example, database)


def run(example, database):
    """On SQLite the statements are run; elsewhere they are rendered."""
    texts = [file.read_text(encoding="utf-8") for file in example.history]
    code = "\n\n".join(f"{text}\n\nupgrade()" for text in texts)
    return run_on_sqlite(code) if database == "sqlite" else sql_of(code, database)


def test_what_is_not_run_says_why():
    reasons = [reason for example in examples() for reason in example.marked("not run")]

    assert all(len(reason.split()) > 3 for reason in reasons)


@pytest.mark.parametrize(("example", "database", "version"), ADVISED)
def test_who_follows_the_advice_hears_no_more_of_it(example, database, version, tmp_path):
    finding = example.findings(database, version)[0]
    advice = textwrap.indent(f"pass\n{finding.fix}", "    ")
    name = Path(finding.location.path).name
    earlier = list(takewhile(lambda file: file.name != name, example.history))
    for file in {SHOP, *earlier}:
        shutil.copy(file, tmp_path)
    parent = REVISION.search((earlier or [SHOP])[-1].read_text(encoding="utf-8"))
    head = HEAD.format(parent=parent and parent[1])
    (tmp_path / "advice.py").write_text(f"{head}def upgrade() -> None:\n{advice}\n")

    said = [f.rule for f in review_of(tmp_path, database, version).findings]

    assert example.rule not in said
