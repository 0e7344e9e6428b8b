"""Which rules a step meets."""

from collections.abc import Iterator

import pytest
from attrs import evolve

from domain.databases.target import Database, Target
from domain.direction import Direction
from domain.history import History
from domain.operations import AddColumn, AddConstraint, AlterColumn, CreateTable, Operation
from domain.policy import Policy
from domain.review.engine import review
from domain.review.finding import Finding, Level
from domain.review.rule_index import RuleIndex
from domain.review.subject import Subject
from domain.rules import RULES
from domain.rules.brought import brought
from domain.rules.rule import Description, StepRule
from domain.schema.datatypes import DataType
from domain.schema.elements import (
    Check,
    Column,
    Constraint,
    Exclusion,
    ForeignKey,
    Index,
    NotNull,
    PrimaryKey,
    Unique,
)
from domain.schema.names import TableName
from domain.script import Body, Step
from domain.source import Location
from tests.unit.domain.rules.hand_made import CUSTOMERS, ORDERS, SHOP, revision, scripts

# Without a key, so that one can be added, and with a column smaller than what it points at.
PLAIN = TableName("plain")
BEFORE = (
    *SHOP,
    CreateTable(
        PLAIN,
        (Column("total", DataType("numeric")), Column("customer_id", DataType("smallint"))),
    ),
)
NEEDING = [rule for rule in RULES if isinstance(rule, StepRule) and rule.needs]
TYPES = ("timestamp", "char", "json", "enum", "money", "double precision", "real", "text", "bytea")
CONSTRAINTS: tuple[Constraint, ...] = (
    PrimaryKey("pk", ("total",)),
    Unique("uq", ("total",)),
    Check("ck", "total > 0"),
    ForeignKey("fk", ("customer_id",), CUSTOMERS, ("id",), on_delete="CASCADE"),
    Exclusion("ex"),
    NotNull("nn", "total"),
)


def rule(name: str, *needs: type[Constraint] | str) -> StepRule:
    about = Description(
        name=name,
        family="types",
        level=Level.WARNING,
        finds="anything.",
        why="",
        silent_when=(),
        way_out="",
    )
    return StepRule(about, lambda context: (), needs=needs)


def asked(operation: Operation, *rules: StepRule) -> list[str]:
    step = Step(operation, Location("versions/a.py", 5))
    index = RuleIndex.of(rules, Database.POSTGRESQL, frozenset())
    return [each.about.name for each in index.of_step(step, Direction.UPGRADE)]


def added(type_: str, *constraints: Constraint) -> AddColumn:
    return AddColumn(
        ORDERS, Column("price", DataType(type_, 40 if type_ == "char" else None)), constraints
    )


def test_a_rule_that_needs_something_is_asked_where_the_step_brings_it() -> None:
    rules = rule("checks", Check), rule("any"), rule("moments", "timestamp", "date")
    assert asked(added("text"), *rules) == ["any"]
    assert asked(added("date"), *rules) == ["any", "moments"]
    assert asked(added("timestamp", Check("c", "a > 0")), *rules) == ["checks", "any", "moments"]
    assert asked(AddConstraint(ORDERS, Check("c", "a > 0")), *rules) == ["checks", "any"]


def test_a_rule_that_speaks_within_a_block_is_asked_of_steps_in_one() -> None:
    rules = [evolve(rule(name), within=name) for name in ("batch", "autocommit")]
    index = RuleIndex.of(rules, Database.POSTGRESQL, frozenset())
    plain = Step(added("text"), Location("versions/a.py", 5))

    def heard(step: Step) -> list[str]:
        return [each.about.name for each in index.of_step(step, Direction.UPGRADE)]

    assert heard(plain) == []
    assert heard(evolve(plain, batch=True)) == ["batch"]
    assert heard(evolve(plain, autocommit=True)) == ["autocommit"]


def test_what_a_step_brings_is_told_by_classes_and_the_first_words_of_types() -> None:
    table = CreateTable(
        TableName("t"),
        (Column("a", DataType("double precision")), Column("b", None)),
        (PrimaryKey("pk", ("a",)),),
    )
    assert brought(table) == {"double", PrimaryKey}
    assert brought(AlterColumn(ORDERS, "note", type=DataType("json"))) == {"json"}
    assert brought(AlterColumn(ORDERS, "note", nullable=False)) == frozenset()


def operations() -> Iterator[Operation]:
    for constraint in CONSTRAINTS:
        yield AddConstraint(PLAIN, constraint)
    for type_ in TYPES:
        yield AlterColumn(PLAIN, "total", type=DataType(type_, 40 if type_ == "char" else None))
        for constraint in CONSTRAINTS:
            columns = (
                Column("price", DataType(type_, 40 if type_ == "char" else None)),
                Column("customer_id", DataType("integer")),
            )
            index = Index("ix", ("price",))
            yield AddColumn(PLAIN, columns[0], (constraint,), (index,))
            yield CreateTable(TableName("lines"), columns, (constraint,), (index,))


def found(heard: StepRule, operation: Operation, database: Database) -> tuple[Finding, ...]:
    bodies = {"before": scripts(BEFORE, Body.RAISES), "now": scripts([operation], Body.RAISES)}
    history = History.of([revision("before"), revision("now", "before")])
    subject = Subject("shop", history, lambda r, s: bodies[r.id], lambda: ())
    enabled = frozenset({heard.about.name})
    policy = Policy(Target.of(database.value), revisions="before:now", enabled=enabled)
    return review(subject, policy, [heard], lambda: None).findings


@pytest.mark.parametrize("heard", NEEDING, ids=lambda heard: heard.about.name)
def test_a_rule_has_nothing_to_say_of_what_brings_nothing_that_it_needs(heard: StepRule) -> None:
    everywhere = evolve(heard, needs=())
    spoke = False
    for database in heard.about.databases:
        for operation in operations():
            told = found(everywhere, operation, database)
            assert told == found(heard, operation, database), operation
            spoke = spoke or bool(told)
    assert spoke
