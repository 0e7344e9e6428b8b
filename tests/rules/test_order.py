"""Order, transactions and env.py: the same revisions under another env.py are another story."""

from textwrap import indent

import pytest

from tools.rule_examples import review_of

REVISION = """
from alembic import op
import sqlalchemy as sa

revision = "{id}"
down_revision = {parent}


def upgrade():
{body}


def downgrade():
    pass
"""
ENV = """
from alembic import context
from sqlalchemy import create_engine, text

with create_engine("postgresql://", {engine}).connect() as connection:
    context.configure(connection=connection, {configure})
    with context.begin_transaction():
        context.run_migrations()
"""
SHOP = 'op.create_table("orders", sa.Column("id", sa.Integer()), sa.Column("total", sa.Integer()))'
NOT_VALID = (
    'op.create_check_constraint("ck", "orders", "total IS NOT NULL", postgresql_not_valid=True)'
)
VALIDATE = 'op.execute("ALTER TABLE orders VALIDATE CONSTRAINT ck")'
NOT_NULL = 'op.alter_column("orders", "total", nullable=False)'
ADD = 'op.add_column("orders", sa.Column("note", sa.Text()))'
INDEX = 'op.create_index("ix", "orders", ["total"])'
CONCURRENTLY = 'op.create_index("ix", "orders", ["total"], postgresql_concurrently=True)'
VALUE = "op.execute(\"ALTER TYPE mood ADD VALUE 'calm'\")"
USE = 'op.alter_column("orders", "mood", server_default="calm")'
MOOD = (
    "op.execute(\"CREATE TYPE mood AS ENUM ('sad')\")\n"
    'op.add_column("orders", sa.Column("mood", sa.Enum("sad", name="mood")))'
)
PER_MIGRATION = {"configure": "transaction_per_migration=True"}
AUTOCOMMIT = {"engine": "isolation_level='AUTOCOMMIT'"}


def block(*statements):
    return "with op.get_context().autocommit_block():\n" + indent("\n".join(statements), "    ")


@pytest.fixture
def said(tmp_path):
    """The rules that speak, each with the revision that it speaks of."""

    def review(*bodies, version="15", engine="", configure=""):
        (tmp_path / "env.py").write_text(ENV.format(engine=engine, configure=configure))
        folder = tmp_path / "versions"
        folder.mkdir()
        for n, body in enumerate([SHOP, *bodies]):
            parent = repr(str(n - 1)) if n else None
            text = REVISION.format(id=n, parent=parent, body=indent(body, "    "))
            (folder / f"{n}.py").write_text(text)
        return {(f.rule, f.revision) for f in review_of(folder, "postgresql", version).findings}

    return review


def test_a_check_validated_in_an_earlier_revision_spares_the_scan(said):
    found = said(NOT_VALID, VALIDATE, NOT_NULL)

    assert ("set-not-null-scans", "3") not in found
    assert ("validate-same-transaction", "2") in found


def test_a_check_that_is_validated_afterwards_does_not(said):
    assert ("set-not-null-scans", "2") in said(NOT_VALID, NOT_NULL, VALIDATE)


@pytest.mark.parametrize("env", [PER_MIGRATION, AUTOCOMMIT])
def test_revisions_with_a_transaction_each_hold_nothing_for_the_next_one(said, env):
    rules = {rule for rule, _ in said(NOT_VALID, VALIDATE, ADD, INDEX, **env)}

    assert not rules & {"validate-same-transaction", "all-revisions-one-transaction"}


def test_one_revision_is_one_transaction_even_then(said):
    found = said(f"{NOT_VALID}\n{VALIDATE}", **PER_MIGRATION)

    assert ("validate-same-transaction", "1") in found


def test_where_each_statement_commits_there_is_none(said):
    found = said(f"{NOT_VALID}\n{VALIDATE}\n{ADD}\n{CONCURRENTLY}", **AUTOCOMMIT)
    rules = {rule for rule, _ in found}

    assert not rules & {
        "validate-same-transaction",
        "non-transactional-statement",
        "autocommit-splits-transaction",
        "statements-after-exclusive-lock",
    }


def test_a_value_of_an_enum_may_be_used_in_the_next_transaction(said):
    rule = "enum-value-used-in-same-transaction"

    assert (rule, "3") in said(MOOD, VALUE, USE)


@pytest.mark.parametrize("env", [PER_MIGRATION, AUTOCOMMIT])
def test_which_is_the_next_revision_where_each_has_its_own(said, env):
    assert not [f for f in said(MOOD, VALUE, USE, **env) if f[0].startswith("enum-value-used")]


def test_a_value_that_is_added_in_a_block_is_committed(said):
    found = said(MOOD, f"{block(VALUE)}\n{USE}")

    assert not [f for f in found if f[0].startswith("enum-value-used")]


@pytest.mark.parametrize(
    "engine",
    [
        "connect_args={'options': '-c lock_timeout=4000'}",
        "connect_args={'server_settings': {'lock_timeout': '4000'}}",
    ],
)
def test_a_lock_timeout_of_env_py_holds_for_all_revisions(said, engine):
    assert not [f for f in said(ADD, engine=engine) if f[0] == "missing-lock-timeout"]


def test_without_one_it_is_said_once(said):
    found = said(ADD, INDEX, NOT_NULL)

    assert [f for f in found if f[0] == "missing-lock-timeout"] == [("missing-lock-timeout", "1")]


def test_one_that_comes_after_the_alter_is_none(said):
    late = f"{ADD}\nop.execute(\"SET LOCAL lock_timeout = '4s'\")"

    assert {("missing-lock-timeout", "1"), ("lock-timeout-ineffective", "1")} <= said(late)


def test_an_index_before_its_table_is_no_index_of_a_new_table(said):
    table = 'op.create_table("returns", sa.Column("id", sa.Integer()))'
    index = 'op.create_index("ix", "returns", ["id"])'

    assert ("create-index-blocking", "1") in said(f"{index}\n{table}")


def test_an_index_after_its_table_is_one(said):
    table = 'op.create_table("returns", sa.Column("id", sa.Integer()))'
    index = 'op.create_index("ix", "returns", ["id"])'

    assert ("create-index-blocking", "1") not in said(f"{table}\n{index}")
