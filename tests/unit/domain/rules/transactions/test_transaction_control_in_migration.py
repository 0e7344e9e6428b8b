import pytest

from domain.environment import UNKNOWN, EnvironmentFacts, Fact
from domain.review.finding import Level
from domain.script import Step
from domain.source import Location
from domain.sql_operations import TransactionControl
from tests.unit.domain.rules.hand_made import findings

RULE = "transaction-control-in-migration"
VERBS = ["COMMIT", "ROLLBACK"]
EACH = EnvironmentFacts(transaction_per_migration=Fact(True))
OWN = EnvironmentFacts(own_transaction=Fact(True))
COMMITS = EnvironmentFacts(commits_after=Fact(True))


def heard(verb, environment=None, on="postgresql 15"):
    """Of `op.get_bind().commit()` and the like."""
    called = TransactionControl(verb, chain=True)
    return findings(called, on=on, of=RULE, environment=environment)


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("environment", [None, EACH], ids=["default", "each"])
@pytest.mark.parametrize("on", ["postgresql 15", "mariadb 10.11", "mysql 8.0", "sqlite 3.40"])
def test_what_follows_is_lost_and_no_error_is_told(verb, environment, on):
    [found] = heard(verb, environment, on)

    assert found.level is Level.ERROR
    assert "lost, the version included, and no error is told" in found.message
    assert ("rows that change" in found.message) is (on != "postgresql 15")


def test_where_env_py_commits_at_the_end_nothing_is_lost():
    [commit] = heard("COMMIT", COMMITS)
    [rollback] = heard("ROLLBACK", COMMITS)

    assert (commit.level, rollback.level) == (Level.WARNING, Level.ERROR)
    assert "lost" not in commit.message + rollback.message


@pytest.mark.parametrize("fact", ["autocommit", "commits_after"])
def test_where_env_py_does_not_tell_it_is_an_assumption(fact):
    [found] = heard("COMMIT", EnvironmentFacts(**{fact: Fact(UNKNOWN)}))

    assert found.level is Level.WARNING
    assert "does not commit by itself" in found.assumption


def test_the_transaction_of_env_py_cannot_be_ended_by_a_revision():
    [found] = heard("COMMIT", OWN)

    assert found.level is Level.ERROR
    assert "the upgrade fails" in found.message


@pytest.mark.parametrize("verb", VERBS)
def test_on_a_connection_that_commits_each_statement_it_does_nothing(verb):
    assert not heard(verb, EnvironmentFacts(autocommit=Fact(True)))


def test_commit_and_chain_as_sql_loses_nothing():
    step = Step(TransactionControl("COMMIT", chain=True), Location("a.py", 1), as_sql=True)
    [found] = findings(step, of=RULE)

    assert found.level is Level.WARNING
    assert "lost" not in found.message
