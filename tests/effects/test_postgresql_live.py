"""PostgreSQL's effects against the server that answers here, of whatever version it is."""

import json
import re
from pathlib import Path

import pytest
from sqlalchemy import Connection

from domain.databases.target import Target
from domain.operations import AddConstraint, Operation
from tests.effects.comparing import effects_of, failures, told
from tests.effects.measuring import measured
from tests.effects.more_statements import (
    AFTER_CHECK,
    AFTER_KEY,
    MORE,
    VALID_CHECK,
    VALID_KEY,
)
from tests.effects.postgresql_setup import SETUP, T, schema_after
from tests.effects.postgresql_statements import EXPRESSED

FACTS = json.loads((Path(__file__).parent / "facts" / "postgresql.json").read_text())


@pytest.fixture(scope="module")
def filled(connection: Connection) -> Connection:
    """The setup of the facts, with few rows."""
    set_up(connection)
    return connection


def set_up(connection: Connection, *more: str) -> None:
    script = re.sub(r"generate_series\(1,\d+\)", "generate_series(1,20)", FACTS["setup"])
    for statement in (*script.split(";\n"), *more):
        if statement.strip():
            connection.exec_driver_sql(statement)
    connection.commit()


@pytest.mark.parametrize("statement", MORE)
def test_tells_what_the_server_does(filled: Connection, target: Target, statement: str) -> None:
    agrees(filled, target, statement, (MORE[statement],), SETUP)


def test_tells_what_the_server_does_where_a_check_or_a_foreign_key_holds(
    filled: Connection, target: Target
) -> None:
    set_up(filled, f"alter table t add constraint ckv check ({VALID_CHECK.condition})")
    for statement, operation in AFTER_CHECK.items():
        agrees(filled, target, statement, (operation,), (*SETUP, AddConstraint(T, VALID_CHECK)))
    set_up(filled, "alter table t add constraint fkv foreign key (fk) references parent(id)")
    for statement, operation in AFTER_KEY.items():
        agrees(filled, target, statement, (operation,), (*SETUP, AddConstraint(T, VALID_KEY)))
    set_up(filled)


def agrees(
    connection: Connection,
    target: Target,
    statement: str,
    operations: tuple[Operation, ...],
    before: tuple[Operation, ...],
) -> None:
    seen, schema = measured(connection, statement), schema_after(before, target)
    effects = effects_of(operations, schema, target)
    if "error" in seen:
        assert seen["error"] in failures(effects)
    else:
        assert not any(effect.refused for effect in effects), statement
        assert told(effects, schema) == seen, statement


# Which the server does without logging it: the next test counts what it reads.
SCANS_NOT_LOGGED = {"domain_add_check"}


def test_agrees_with_this_server_as_with_those_of_the_facts(
    filled: Connection, target: Target
) -> None:
    """A version that nobody measured yet shows here where it differs."""
    for fact in FACTS["statements"]:
        oldest = int(fact["measured"][0]["versions"].split("-")[0])
        expressed = fact["id"] in EXPRESSED and not fact["first"]
        expressed = expressed and fact["id"] not in SCANS_NOT_LOGGED
        if expressed and fact["in_transaction"] and target.at_least(oldest):
            agrees(filled, target, fact["sql"], EXPRESSED[fact["id"]], SETUP)


def test_a_constraint_on_a_domain_reads_its_tables(filled: Connection) -> None:
    read = "select seq_tup_read from pg_stat_xact_user_tables where relname = 'tdom'"
    before = filled.exec_driver_sql(read).scalar_one()
    filled.exec_driver_sql("alter domain dom add constraint dc check (value > 0)")
    assert filled.exec_driver_sql(read).scalar_one() == before + 20
    filled.rollback()
