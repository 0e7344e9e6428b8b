from attrs import evolve

from domain.databases.target import Target
from domain.environment import UNKNOWN, EnvironmentFacts, Fact
from domain.history import History
from domain.operations import AddColumn, AddConstraint, CreateTable, EnumType
from domain.policy import Policy
from domain.review.engine import Subject, review
from domain.review.finding import Level
from domain.review.run import Uncommitted
from domain.rules.rule import Description, Hit, StepRule
from domain.schema.datatypes import DataType
from domain.schema.elements import Check, Column
from domain.schema.names import TableName
from domain.script import Body, RevisionScripts, Script, Step
from domain.sql_operations import EnumValue, TransactionControl
from tests.unit.domain.review.test_engine import PLACE, revision

BOOK = TableName("book")
ADD = AddColumn(BOOK, Column("title", DataType("text")))
CHECK = AddConstraint(BOOK, Check("titled", "title IS NOT NULL", validated=False))
VALUE = EnumValue("mood", "calm")
LAST = AddColumn(BOOK, Column("last", DataType("text")))
NEWEST = ("postgresql", "18")
NONE = Script(Body.PRESENT)
ORDINARY = EnvironmentFacts()
EACH = EnvironmentFacts(transaction_per_migration=Fact(True))


def alone(operation):
    return Step(operation, PLACE, autocommit=True)


def seen(*revisions, facts=ORDINARY, database=("postgresql",), revisions_named="base:heads"):
    """What the step that adds the column `last` is told of what is not committed."""
    found: list[Uncommitted] = []

    def look(context):
        if context.step.operation == LAST:
            found.append(context.uncommitted)
        return ()

    names = "abcdef"[: len(revisions)]
    history = History.of([revision(n, *names[max(0, i - 1) : i]) for i, n in enumerate(names)])
    scripts = {
        name: RevisionScripts(
            Script(
                Body.PRESENT,
                tuple(s if isinstance(s, Step) else Step(s, PLACE) for s in operations),
            ),
            NONE,
        )
        for name, operations in zip(names, revisions, strict=True)
    }
    about = Description("looks", "locks", Level.INFO, "x", "x", (), "x")
    subject = Subject("shop", history, lambda r, s: scripts[r.id], lambda: (), facts)
    policy = Policy(Target.of(*database), revisions_named)
    review(subject, policy, [StepRule(about, look)], lambda: None)
    assert found
    return found[-1]


def test_knows_what_an_earlier_revision_of_the_run_did():
    told = seen([ADD, CHECK, VALUE], [LAST])

    assert told.unvalidated == {(BOOK, "titled"): "a"}
    assert told.values == {("mood", "calm"): "a"}
    assert (told.locked, told.began) == ((BOOK, "a"), "a")


def test_forgets_it_where_each_migration_has_a_transaction():
    assert seen([CHECK, VALUE], [LAST], facts=EACH) == Uncommitted()


def test_knows_it_within_a_revision_even_then():
    assert seen([CHECK, LAST], facts=EACH).unvalidated


def test_does_not_know_it_where_env_py_does_not_tell():
    unknown = EnvironmentFacts(transaction_per_migration=Fact(UNKNOWN))

    assert seen([CHECK], [LAST], facts=unknown) == Uncommitted()


def test_an_autocommit_block_commits_what_was_before_it():
    assert seen([CHECK], [alone(ADD), LAST]).unvalidated == {}
    assert seen([CHECK], [alone(LAST)]).cut_off == "a"
    assert seen([CHECK], [alone(ADD), alone(LAST)]).cut_off is None


def test_so_does_commit():
    assert seen([CHECK, TransactionControl("COMMIT"), LAST]).unvalidated == {}


def test_what_may_not_have_happened_is_left_out():
    assert seen([Step(VALUE, PLACE, conditional=True), LAST]).values == {}


def test_since_17_values_of_a_type_made_in_the_same_revision_can_be_used():
    mood = EnumType("mood", ("sad",), create=True)

    assert seen([mood, VALUE, LAST]).of_new_enums == {("mood", "calm")}
    assert seen([mood], [VALUE, LAST]).values == {("mood", "calm"): "b"}
    assert seen([mood], [VALUE, LAST]).of_new_enums == frozenset()


def test_so_can_those_of_a_type_that_came_with_a_new_table():
    column = Column("mood", DataType("enum", values=("sad",), type_name="mood"))

    assert seen([CreateTable(BOOK, (column,)), VALUE, LAST]).of_new_enums


def test_revisions_that_go_out_together_make_types_for_each_other():
    mood = EnumType("mood", ("sad",), create=True)
    told = seen([], [mood], [VALUE, LAST], revisions_named="a:heads")

    assert told.of_new_enums == {("mood", "calm")}


def test_a_new_table_keeps_no_readers_waiting():
    assert seen([CreateTable(BOOK, ()), ADD, LAST]).locked is None


def test_revisions_before_the_range_are_committed():
    assert seen([CHECK], [LAST], revisions_named="a:heads") == Uncommitted()


def test_nothing_is_followed_on_mysql():
    assert seen([CHECK, LAST], database=("mysql",)) == Uncommitted()


def test_a_rule_that_speaks_once_a_revision_is_told_once():
    assert said("revision") == ["a", "b"]


def test_a_rule_that_speaks_once_a_review_is_told_once():
    assert said("review") == ["a"]


def said(once_per):
    about = Description("adds", "locks", Level.INFO, "x", "x", (), "x", once_per=once_per)
    rule = StepRule(about, lambda context: [Hit(str(context.step.location))])
    steps = tuple(Step(ADD, evolve(PLACE, line=n)) for n in (3, 4))
    scripts = RevisionScripts(Script(Body.PRESENT, steps), NONE)
    history = History.of([revision("a"), revision("b", "a")])
    subject = Subject("shop", history, lambda r, s: scripts, lambda: ())
    outcome = review(subject, Policy(Target.of("postgresql")), [rule], lambda: None)
    return [finding.revision for finding in outcome.findings]
