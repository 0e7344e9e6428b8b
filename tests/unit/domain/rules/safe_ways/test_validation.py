"""What a way out says of transactions."""

from domain.environment import EnvironmentFacts, Fact
from domain.rules.safe_ways.validation import fitting, validate
from domain.schema.names import TableName

WAY = validate(TableName("book"), "ck_price", "Revision 2")


def test_env_py_is_told_to_run_each_revision_by_itself() -> None:
    default = EnvironmentFacts(transaction_per_migration=Fact(False))
    assert "set transaction_per_migration=True" in fitting(WAY, default)


def test_an_env_py_that_does_so_is_not_told_to() -> None:
    apart = EnvironmentFacts(transaction_per_migration=Fact(True))
    told = fitting(WAY, apart)
    assert "set transaction_per_migration=True" not in told
    assert "a transaction of its own, as env.py has it" in told
    assert "VALIDATE CONSTRAINT ck_price" in told
