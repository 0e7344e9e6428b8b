import pytest

from domain.environment import UNKNOWN, EnvironmentFacts, Fact
from domain.operations import RunSql
from domain.script import Step
from domain.source import Location
from tests.unit.domain.rules.hand_made import findings
from tools.rule_examples import examples_of

RULE = "autocommit-block-in-own-transaction"
OWN = EnvironmentFacts(own_transaction=Fact(True, Location("env.py", 4)))
BLOCK = [
    Step(RunSql("VACUUM orders"), Location("versions/now.py", line), autocommit=True)
    for line in (10, 11)
]


@pytest.mark.parametrize("on", ["postgresql 15", "mariadb 10.11", "mysql 8.0", "sqlite 3.40"])
def test_a_block_fails_once_a_revision_and_says_who_began(on):
    [found] = findings(*BLOCK, of=RULE, environment=OWN, on=on)

    assert found.location.line == 10
    assert "env.py:4 has begun the transaction" in found.message


@pytest.mark.parametrize("value", [False, UNKNOWN])
def test_where_alembic_may_begin_nothing_is_said(value):
    facts = EnvironmentFacts(own_transaction=Fact(value))

    assert not findings(*BLOCK, of=RULE, environment=facts)


def test_a_block_that_fails_commits_no_earlier_revision():
    heard = {
        example.path.name: {f.rule for f in example.review("postgresql", "15").findings}
        for example in examples_of(RULE)
    }

    assert "all-revisions-one-transaction" in heard["good_connect"]
    assert "all-revisions-one-transaction" not in heard["bad_begin"]
