"""Transactions that a revision ends by itself."""

import pytest

from domain.operations import DropTable, Operation
from domain.sql_operations import TransactionControl
from tests.unit.adapters.alembic_project.evaluator.reading import steps

COMMIT = TransactionControl("COMMIT", chain=True)


def told(body: str) -> list[tuple[Operation, bool]]:
    """The operations, and whether each stands in an autocommit_block."""
    return [(step.operation, step.autocommit) for step in steps(body)]


def test_a_commit_of_the_bind_ends_the_transaction() -> None:
    assert told("op.get_bind().commit()") == [(COMMIT, False)]
    assert told("op.get_context().connection.rollback()") == [
        (TransactionControl("ROLLBACK", chain=True), False)
    ]
    assert told("op.get_bind().execution_options(x=1).commit()") == [(COMMIT, False)]


@pytest.mark.parametrize(
    "body",
    [
        "sa.orm.Session(bind=op.get_bind()).commit()",
        "with op.get_bind().begin_nested() as inner:\n    inner.commit()",
        "op.get_bind().begin_nested().rollback()",
        "with op.get_bind().engine.connect() as other:\n    other.commit()",
        "with sa.create_engine('sqlite://').begin() as other:\n    other.commit()",
        "op.get_bind().connection.cursor().close()",
    ],
)
def test_a_session_a_savepoint_and_another_connection_leave_it(body: str) -> None:
    assert told(body) == []


def test_an_empty_autocommit_block_still_commits() -> None:
    block = "with op.get_context().autocommit_block():\n    "
    assert told(block + "pass") == [(COMMIT, True)]
    assert told(block + "x = op.get_bind().execute(sa.text('SELECT 1'))") == [(COMMIT, True)]
    (only,) = told(block + "op.drop_table('t')")
    assert isinstance(only[0], DropTable)


def test_a_block_under_a_condition_commits_under_it() -> None:
    body = "if undefined:\n    with op.get_context().autocommit_block():\n        pass"
    (step,) = steps(body)
    assert (step.operation, step.conditional) == (COMMIT, True)
