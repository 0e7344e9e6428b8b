import attrs
import pytest

from domain.databases.effects import effect_in
from domain.databases.situation import Situation
from domain.databases.target import Target
from domain.environment import UNKNOWN, EnvironmentFacts, Fact, LockTimeout
from domain.operations import (
    AddColumn,
    ChangeRows,
    CreateIndex,
    CreateTable,
    DropColumn,
    RenameTable,
    RunSql,
)
from domain.schema.datatypes import DataType
from domain.schema.elements import Column, Index
from domain.schema.names import TableName
from domain.schema.replay import apply
from domain.schema.schema import Schema
from domain.script import Step
from domain.source import Location
from domain.sql_operations import SetSetting, TransactionControl
from domain.transactions import Connection, State, spans_run

POSTGRESQL = Target.of("postgresql", "15")
MYSQL = Target.of("mysql", "8.4")
SQLITE = Target.of("sqlite")
PLACE = Location("m.py", 1)
BOOK = TableName("book")
ADD = AddColumn(BOOK, Column("title", DataType("text")))
DROP = DropColumn(BOOK, "title")
UPDATE = ChangeRows("UPDATE", BOOK, filtered=True)
INDEX = CreateIndex(BOOK, Index("by_title", ("title",)))
CONCURRENTLY = attrs.evolve(INDEX, concurrently=True)
COMMIT = TransactionControl("COMMIT")
BEGIN = TransactionControl("BEGIN")
ROLLBACK = TransactionControl("ROLLBACK")
ORDINARY = EnvironmentFacts()
AUTOCOMMIT = EnvironmentFacts(autocommit=Fact(True))


def step(operation, **told):
    return Step(operation, PLACE, **told)


def alone(operation, **told):
    return step(operation, autocommit=True, **told)


def timeout(value, local=False):
    return SetSetting("lock_timeout", value, local)


@attrs.frozen
class Seen:
    transaction: object
    held: dict[str, str]
    lock_timeout: object
    refused: str | None


def walk(*steps, target=POSTGRESQL, facts=ORDINARY):
    """What each step meets, in order."""
    connection, schema, seen = Connection.at_start(target, facts), Schema(), []
    for each in steps:
        each = each if isinstance(each, Step) else step(each)
        connection = connection.reaching(each)
        in_transaction = connection.state is State.OPEN
        effect = effect_in(Situation(each, schema, target, in_transaction))
        held = {str(lock.table): lock.mode for lock in connection.held(each)}
        seen.append(Seen(connection.transaction, held, connection.lock_timeout, effect.refused))
        connection = connection.after(each, effect)
        schema = apply(each.operation, schema, target)
    return seen


def transactions(*steps, **told):
    return [seen.transaction for seen in walk(*steps, **told)]


def last(*steps, **told):
    return walk(*steps, **told)[-1]


def test_the_steps_of_a_revision_share_a_transaction():
    first, second = walk(ADD, UPDATE)

    assert first.transaction == second.transaction
    assert first.held == {}
    assert second.held == {"book": "ACCESS EXCLUSIVE"}


def test_the_strongest_lock_stays():
    assert last(UPDATE, ADD, UPDATE, INDEX).held == {"book": "ACCESS EXCLUSIVE"}
    assert last(UPDATE, UPDATE).held == {"book": "ROW EXCLUSIVE"}


def test_what_comes_later_holds_nothing_yet():
    assert walk(UPDATE, ADD)[0].held == {}


def test_a_lock_goes_with_the_table_to_its_new_name():
    assert last(ADD, RenameTable(BOOK, "tome"), UPDATE).held == {"tome": "ACCESS EXCLUSIVE"}


def test_what_a_conditional_step_may_hold_is_held_for_conditional_steps_only():
    perhaps = step(ADD, conditional=True)

    assert last(perhaps, UPDATE).held == {}
    assert last(perhaps, step(UPDATE, conditional=True)).held == {"book": "ACCESS EXCLUSIVE"}


def test_an_autocommit_block_holds_nothing_and_ends_what_came_before():
    before, within, after = walk(ADD, alone(CONCURRENTLY), UPDATE)

    assert (within.transaction, within.held, within.refused) == (None, {}, None)
    assert after.held == {}
    assert before.transaction != after.transaction


def test_the_steps_between_two_autocommit_blocks_have_a_transaction_of_their_own():
    seen = walk(ADD, alone(INDEX), UPDATE, DROP, alone(INDEX), ADD)
    first, block, second, third, other_block, end = (each.transaction for each in seen)

    assert (block, other_block) == (None, None)
    assert second == third
    assert len({first, second, end}) == 3
    assert seen[3].held == {"book": "ROW EXCLUSIVE"}
    assert seen[5].held == {}


def test_concurrently_is_refused_where_there_is_a_transaction():
    assert last(CONCURRENTLY).refused
    assert last(alone(CONCURRENTLY)).refused is None
    assert last(CONCURRENTLY, facts=AUTOCOMMIT).refused is None


def test_transactional_ddl_switched_off_lifts_no_transaction():
    """Alembic then begins one for each migration; PostgreSQL 15 refuses, measured."""
    facts = EnvironmentFacts(transactional_ddl=Fact(False))

    assert last(CONCURRENTLY, facts=facts).refused


def test_an_autocommit_connection_holds_nothing():
    assert transactions(ADD, UPDATE, facts=AUTOCOMMIT) == [None, None]
    assert last(ADD, UPDATE, facts=AUTOCOMMIT).held == {}


def test_isolation_that_is_not_known_leaves_the_transaction_unknown():
    facts = EnvironmentFacts(autocommit=Fact(UNKNOWN))
    seen = last(ADD, CONCURRENTLY, facts=facts)

    assert (seen.transaction, seen.held, seen.refused) == (UNKNOWN, {}, None)


def test_a_commit_in_the_middle_frees_what_was_held():
    seen = last(ADD, COMMIT, UPDATE)

    assert seen.held == {}
    assert seen.transaction is UNKNOWN


def test_a_rollback_frees_too_and_a_savepoint_does_not():
    assert last(ADD, ROLLBACK, UPDATE).held == {}
    assert last(ADD, TransactionControl("SAVEPOINT"), UPDATE).held
    assert last(ADD, TransactionControl("ROLLBACK TO"), UPDATE).held == {}


def test_a_commit_that_chains_and_a_begin_open_a_transaction():
    assert last(ADD, TransactionControl("COMMIT", chain=True), CONCURRENTLY).refused
    assert last(COMMIT, BEGIN, ADD, UPDATE).held == {"book": "ACCESS EXCLUSIVE"}


def test_a_begin_within_a_transaction_changes_nothing():
    assert len(set(transactions(ADD, BEGIN, UPDATE))) == 1


def test_a_begin_within_an_autocommit_block_holds_until_its_commit():
    steps = alone(BEGIN), alone(ADD), alone(UPDATE), alone(COMMIT), alone(UPDATE)

    assert [bool(seen.held) for seen in walk(*steps)] == [False, False, True, True, False]


def test_a_commit_that_may_not_run_leaves_the_transaction_unknown():
    seen = last(ADD, step(COMMIT, conditional=True), UPDATE)

    assert (seen.transaction, seen.held) == (UNKNOWN, {})


def test_mysql_commits_at_each_change_of_the_schema():
    first, second, third, fourth = transactions(UPDATE, UPDATE, ADD, UPDATE, target=MYSQL)

    assert first == second
    assert third is None
    assert fourth not in (first, None)


def test_mysql_holds_nothing_for_sure_after_sql_that_was_not_read():
    assert last(UPDATE, UPDATE, target=MYSQL).held
    assert last(UPDATE, RunSql("FROBNICATE"), UPDATE, target=MYSQL).held == {}


def test_sqlites_driver_begins_before_the_first_rows_change():
    assert transactions(ADD, ADD, UPDATE, DROP, target=SQLITE)[:2] == [None, None]
    rows, column = walk(ADD, UPDATE, DROP, target=SQLITE)[1:]

    assert rows.transaction == column.transaction
    assert column.held == {"book": "RESERVED"}


def test_a_copy_in_batch_mode_changes_rows():
    copied = step(DROP, batch=True, recreate="always")

    assert last(copied, UPDATE, target=SQLITE).held == {"book": "EXCLUSIVE"}


def test_sqlite_has_whole_transactions_where_env_takes_them_over():
    facts = EnvironmentFacts(sqlite_begins=Fact(True))

    assert len(set(transactions(ADD, UPDATE, DROP, target=SQLITE, facts=facts))) == 1
    assert last(ADD, COMMIT, UPDATE, target=SQLITE, facts=facts).transaction is None


def test_an_index_before_its_table_meets_no_lock_of_it():
    table = CreateTable(BOOK, (Column("title", DataType("text")),))

    assert [seen.held for seen in walk(INDEX, table)] == [{}, {"book": "SHARE"}]


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        ([ADD], None),
        ([timeout("4s"), ADD], "4s"),
        ([timeout("4s", local=True), ADD], "4s"),
        ([ADD, timeout("4s")], None),
        ([timeout("0"), ADD], None),
        ([timeout("0ms"), ADD], None),
        ([timeout("4s"), timeout("DEFAULT"), ADD], None),
        ([timeout("4s", local=True), timeout("9s"), ADD], "9s"),
        ([timeout("9s"), timeout("4s", local=True), ADD], "4s"),
        ([timeout("9s"), timeout("4s", local=True), COMMIT, ADD], "9s"),
        ([timeout("4s", local=True), COMMIT, ADD], None),
        ([timeout("4s"), ROLLBACK, ADD], None),
        ([timeout("9s"), COMMIT, timeout("9s"), ROLLBACK, ADD], "9s"),
        ([timeout("4s", local=True), alone(INDEX), ADD], None),
        ([timeout("4s", local=True), alone(ADD)], None),
        ([alone(timeout("4s", local=True)), alone(ADD)], None),
        ([alone(timeout("4s")), ADD], "4s"),
        ([step(timeout("4s"), conditional=True), ADD], UNKNOWN),
        ([timeout("4s"), step(timeout("4s"), conditional=True), ADD], "4s"),
        ([RunSql("SELECT set_config('lock_timeout', '4s', true)"), ADD], UNKNOWN),
        ([timeout("4s"), RunSql("RESET ALL"), ADD], None),
        ([timeout("4s"), RunSql("DISCARD ALL"), ADD], None),
        ([COMMIT, timeout("4s", local=True), ADD], UNKNOWN),
        ([SetSetting("statement_timeout", "4s"), ADD], None),
    ],
)
def test_the_lock_timeout_in_effect_at_the_last_step(steps, expected):
    # The last step that takes a lock: ADD does not always stand at the end.
    at = max(n for n, each in enumerate(steps) if getattr(each, "operation", each) is ADD)

    assert walk(*steps)[at].lock_timeout == expected


@pytest.mark.parametrize(
    ("told", "steps", "expected"),
    [
        (LockTimeout("4s"), [ADD], "4s"),
        (LockTimeout("4s"), [timeout("DEFAULT"), ADD], None),
        (LockTimeout("4000", initial=True), [timeout("9s"), timeout("DEFAULT"), ADD], "4000"),
        (LockTimeout("4s", local=True), [ADD], "4s"),
        (LockTimeout("4s", local=True), [alone(INDEX), ADD], None),
        (UNKNOWN, [ADD], UNKNOWN),
        (UNKNOWN, [timeout("4s"), ADD], "4s"),
    ],
)
def test_what_env_py_sets_holds_until_it_is_set_anew(told, steps, expected):
    facts = EnvironmentFacts(lock_timeout=Fact(told))

    assert last(*steps, facts=facts).lock_timeout == expected


def test_a_local_timeout_of_env_py_may_be_over_where_each_migration_has_its_transaction():
    facts = EnvironmentFacts(
        transaction_per_migration=Fact(True), lock_timeout=Fact(LockTimeout("4s", local=True))
    )

    assert last(ADD, facts=facts).lock_timeout is UNKNOWN


def test_lock_timeouts_of_other_databases_are_not_followed():
    assert last(ADD, target=MYSQL).lock_timeout is UNKNOWN


@pytest.mark.parametrize(
    ("facts", "spans"),
    [
        (ORDINARY, True),
        (EnvironmentFacts(transaction_per_migration=Fact(True)), False),
        (EnvironmentFacts(transaction_per_migration=Fact(UNKNOWN)), UNKNOWN),
        (EnvironmentFacts(transactional_ddl=Fact(False)), False),
        (EnvironmentFacts(transactional_ddl=Fact(True)), True),
        (AUTOCOMMIT, False),
        (EnvironmentFacts(autocommit=Fact(UNKNOWN)), UNKNOWN),
        (EnvironmentFacts(Fact(True), own_transaction=Fact(True)), True),
    ],
)
def test_whether_the_revisions_of_a_run_share_a_transaction(facts, spans):
    assert spans_run(POSTGRESQL, facts) is spans


@pytest.mark.parametrize("target", [MYSQL, SQLITE])
def test_without_transactional_ddl_each_revision_has_its_own(target):
    assert spans_run(target, ORDINARY) is False
    assert spans_run(target, EnvironmentFacts(transactional_ddl=Fact(True))) is True


def next_revision(facts, *steps):
    connection = Connection.at_start(POSTGRESQL, facts)
    for each in steps:
        connection = connection.reaching(each)
        effect = effect_in(Situation(each, Schema(), POSTGRESQL))
        connection = connection.after(each, effect)
    return connection.at_next_revision().reaching(step(UPDATE))


def test_the_next_revision_of_a_run_meets_the_locks_of_the_one_before():
    per_migration = EnvironmentFacts(transaction_per_migration=Fact(True))

    assert next_revision(ORDINARY, step(ADD)).held(step(UPDATE))
    assert not next_revision(per_migration, step(ADD)).held(step(UPDATE))
    assert not next_revision(ORDINARY, step(ADD), alone(INDEX)).held(step(UPDATE))


def test_a_block_ends_with_its_revision():
    connection = Connection.at_start(POSTGRESQL, ORDINARY).reaching(alone(INDEX))
    connection = connection.at_next_revision()

    assert connection.state is State.OPEN
    assert connection.reaching(alone(INDEX)).state is State.NONE


def test_the_next_revision_of_a_run_meets_the_settings_of_the_session():
    per_migration = EnvironmentFacts(transaction_per_migration=Fact(True))

    assert next_revision(per_migration, step(timeout("4s"))).lock_timeout == "4s"
    assert next_revision(per_migration, step(timeout("4s", local=True))).lock_timeout is None


CHAINED = TransactionControl("COMMIT", chain=True)


def test_a_commit_through_the_connection_begins_anew_at_once():
    first, commit, after = transactions(ADD, CHAINED, UPDATE)

    assert first == commit != after
    assert after is not None
    assert last(ADD, CHAINED, UPDATE).held == {}


def test_an_empty_autocommit_block_commits_what_came_before():
    first, _, after = transactions(ADD, alone(CHAINED), UPDATE)

    assert first != after
    assert after is not None
    assert last(ADD, alone(CHAINED), UPDATE).held == {}


def test_sqlite_and_an_autocommit_connection_have_nothing_open_after_a_commit():
    assert transactions(ADD, CHAINED, ADD, target=SQLITE) == [None, None, None]
    assert transactions(ADD, CHAINED, UPDATE, facts=AUTOCOMMIT) == [None, None, None]
