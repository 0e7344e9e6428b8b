from collections.abc import Iterable

import pytest
from attrs import evolve

from domain.databases.target import Database, Target
from domain.direction import Direction
from domain.environment import EnvironmentFacts, Fact
from domain.history import History, Revision
from domain.operations import (
    AddColumn,
    AlterColumn,
    CreateIndex,
    CreateTable,
    DropTable,
    RenameTable,
    RunSql,
    Unread,
)
from domain.policy import Policy
from domain.review.engine import Subject, review
from domain.review.finding import Level
from domain.review.outcome import ReadingStatus, Verdict
from domain.rules.rule import (
    BOTH_WAYS,
    Description,
    HistoryRule,
    Hit,
    RevisionContext,
    RevisionRule,
    StepContext,
    StepRule,
)
from domain.schema.datatypes import DataType
from domain.schema.elements import Column, Index
from domain.schema.names import TableName
from domain.script import Body, RevisionScripts, Script, Step
from domain.source import Location, Problem
from domain.sql_operations import SetSetting

BOOK = TableName("book")
PLACE = Location("versions/a.py", 7, 5)


def about(name, level=Level.ERROR, databases=tuple(Database)):
    return Description(name, "locks", level, "x", "x", (), "x", databases)


def speaks_of_drops(context: StepContext) -> Iterable[Hit]:
    if isinstance(context.step.operation, DropTable):
        yield Hit("dropped", context.step.operation.table)


DROPS = StepRule(about("drops"), speaks_of_drops)


def revision(revision_id, *parents):
    path = f"versions/{revision_id}.py"
    return Revision(revision_id, path, parents, location=Location(path, 3))


def scripts(*operations, downgrade=()):
    return RevisionScripts(
        Script(Body.PRESENT, tuple(Step(o, PLACE) for o in operations)),
        Script(Body.PRESENT, tuple(Step(o, PLACE) for o in downgrade)),
    )


def reviewed(bodies, rules=(DROPS,), problems=(), watch=lambda: None, **policy):
    history = policy.pop("history", None) or History.of(
        [revision(name, *([list(bodies)[n - 1]] if n else [])) for n, name in enumerate(bodies)]
    )
    subject = Subject("shop", history, lambda r, s: bodies[r.id], lambda: problems)
    target = policy.pop("target", Target.of("postgresql", "16"))
    return review(subject, Policy(target, **policy), rules, watch)


def test_a_finding_carries_the_place_and_the_lock_of_its_step():
    [finding] = reviewed({"a": scripts(DropTable(BOOK))}).findings

    assert (finding.rule, finding.level, finding.revision) == ("drops", Level.ERROR, "a")
    assert finding.location == PLACE
    assert finding.table == "book"
    assert finding.effect.lock == "ACCESS EXCLUSIVE"
    assert finding.effect.blocks == "reads and writes"


def test_a_table_made_earlier_in_the_same_revision_is_exempt():
    assert not reviewed({"a": scripts(CreateTable(BOOK, ()), DropTable(BOOK))}).findings


def test_a_table_made_in_an_earlier_revision_is_not_exempt():
    outcome = reviewed({"a": scripts(CreateTable(BOOK, ())), "b": scripts(DropTable(BOOK))})

    assert [f.revision for f in outcome.findings] == ["b"]


def test_a_table_made_only_afterwards_is_not_exempt():
    assert reviewed({"a": scripts(DropTable(BOOK), CreateTable(BOOK, ()))}).findings


def test_a_new_table_stays_new_under_its_new_name():
    new = TableName("tome")

    operations = CreateTable(BOOK, ()), RenameTable(BOOK, "tome"), DropTable(new)

    assert not reviewed({"a": scripts(*operations)}).findings


def test_a_name_given_away_is_no_longer_new():
    operations = CreateTable(BOOK, ()), RenameTable(BOOK, "tome"), DropTable(BOOK)

    assert reviewed({"a": scripts(*operations)}).findings


def test_if_not_exists_makes_nothing_new_of_a_table_that_is_there():
    again = CreateTable(BOOK, (), if_not_exists=True)
    bodies = {"a": scripts(CreateTable(BOOK, ())), "b": scripts(again, DropTable(BOOK))}

    assert reviewed(bodies).findings


def test_a_temporary_table_is_exempt_in_later_revisions_too():
    made = scripts(CreateTable(BOOK, (), temporary=True))

    assert not reviewed({"a": made, "b": scripts(DropTable(BOOK))}).findings


def test_a_downgrade_is_not_judged_by_step_rules():
    assert not reviewed({"a": scripts(downgrade=[DropTable(BOOK)])}).findings


def test_a_rule_is_not_asked_about_databases_it_does_not_speak_of():
    rule = StepRule(about("drops", databases=(Database.MYSQL,)), speaks_of_drops)

    assert not reviewed({"a": scripts(DropTable(BOOK))}, rules=[rule]).findings


def test_only_the_chosen_revisions_are_judged_but_all_are_replayed():
    seen = []

    def remembers(context: StepContext) -> Iterable[Hit]:
        seen.append(context.before.table(BOOK))
        return ()

    rule = StepRule(about("remembers"), remembers)
    bodies = {"a": scripts(CreateTable(BOOK, ())), "b": scripts(DropTable(BOOK))}

    outcome = reviewed(bodies, rules=[rule], revisions="b")

    assert [r.id for r in outcome.revisions] == ["b"]
    assert [table.name for table in seen] == [BOOK]


def test_what_was_said_twice_is_kept_once():
    assert len(reviewed({"a": scripts(DropTable(BOOK), DropTable(BOOK))}).findings) == 1


def test_a_revision_rule_sees_both_directions():
    def asks(context: RevisionContext) -> Iterable[Hit]:
        yield Hit(context.scripts.downgrade.body.value, direction=Direction.DOWNGRADE)

    [finding] = reviewed({"a": scripts()}, rules=[RevisionRule(about("asks"), asks)]).findings

    assert finding.message == "present"
    assert finding.direction is Direction.DOWNGRADE
    assert finding.location == Location("versions/a.py", 3)


def test_a_history_rule_speaks_only_of_chosen_revisions():
    rule = HistoryRule(about("all"), lambda history: [(r, Hit("x")) for r in history.revisions])

    outcome = reviewed({"a": scripts(), "b": scripts()}, rules=[rule], revisions="a:b")

    assert [f.revision for f in outcome.findings] == ["b"]


def test_unread_steps_and_raw_sql_make_a_revision_partly_read():
    unread = Unread("op.add_column(t, c)", "unknown-argument", "t is not known")
    outcome = reviewed({"a": scripts(unread, DropTable(BOOK), downgrade=[RunSql("DROP VIEW v")])})

    [account] = outcome.revisions
    assert account.status is ReadingStatus.PARTLY_READ
    assert [reason.name for reason in account.reasons] == ["unknown-argument", "raw-sql"]
    assert (account.operations_read, account.operations_unread) == (1, 2)


def test_a_revision_whose_reading_brings_a_problem_is_not_read_and_not_judged():
    problems = []
    nothing = RevisionScripts(Script(Body.MISSING), Script(Body.MISSING))

    def read(revision, schema):
        problems.append(Problem("syntax-error", "x", "y", Location(revision.path, 2)))
        return nothing

    rule = RevisionRule(about("asks"), lambda context: [Hit("x")])
    subject = Subject("shop", History.of([revision("a")]), read, lambda: problems)
    outcome = review(subject, Policy(Target.of("sqlite")), [rule], lambda: None)

    assert outcome.revisions[0].status is ReadingStatus.NOT_READ
    assert not outcome.findings
    assert outcome.verdict is Verdict.INCOMPLETE


def test_a_file_that_is_no_revision_is_accounted_for():
    problem = Problem("syntax-error", "x", "y", Location("versions/broken.py", 2))

    outcome = reviewed({"a": scripts()}, problems=[problem])

    assert [(r.path, r.status) for r in outcome.revisions] == [
        ("versions/a.py", ReadingStatus.READ),
        ("versions/broken.py", ReadingStatus.NOT_READ),
    ]


@pytest.mark.parametrize(
    ("fail_level", "verdict"),
    [
        (Level.ERROR, Verdict.PASSED),
        (Level.WARNING, Verdict.FAILED),
        (Level.INFO, Verdict.FAILED),
        (None, Verdict.PASSED),
    ],
)
def test_the_verdict_follows_the_fail_level(fail_level, verdict):
    rule = StepRule(about("drops", Level.WARNING), speaks_of_drops)

    outcome = reviewed({"a": scripts(DropTable(BOOK))}, rules=[rule], fail_level=fail_level)

    assert outcome.verdict is verdict


def test_a_review_of_nothing_is_incomplete():
    assert reviewed({}).verdict is Verdict.INCOMPLETE
    assert reviewed({"a": scripts()}, revisions="a:a").verdict is Verdict.INCOMPLETE


def test_a_graph_fault_makes_the_review_incomplete_and_the_rest_is_judged():
    history = History.of([revision("a"), revision("b", "nowhere")])
    bodies = {"a": scripts(DropTable(BOOK)), "b": scripts(DropTable(BOOK))}

    outcome = reviewed(bodies, history=history)

    assert [problem.name for problem in outcome.problems] == ["missing-parent"]
    assert len(outcome.findings) == 2
    assert outcome.verdict is Verdict.INCOMPLETE


def test_progress_is_told_once_a_revision():
    told = []

    reviewed({"a": scripts(), "b": scripts()}, watch=lambda: told.append(1))

    assert len(told) == 2


def seen_by_rules(*steps, environment):
    """What the rules are told of each step."""
    seen: list[StepContext] = []

    def looks(context: StepContext) -> Iterable[Hit]:
        seen.append(context)
        return ()

    script = Script(Body.PRESENT, steps)
    subject = Subject(
        "shop",
        History.of([revision("a"), revision("b", "a")]),
        lambda r, s: RevisionScripts(script, Script(Body.EMPTY)),
        lambda: (),
        environment,
    )
    policy = Policy(Target.of("postgresql", "16"))
    review(subject, policy, [StepRule(about("looks"), looks)], lambda: None)
    return seen


def test_rules_are_told_the_transaction_and_what_it_holds():
    rename = Step(RenameTable(BOOK, "tome"), PLACE)
    drop = Step(DropTable(TableName("tome")), PLACE)
    timeout = Step(SetSetting("lock_timeout", "4s"), PLACE)
    seen = seen_by_rules(rename, timeout, drop, environment=EnvironmentFacts())

    assert seen[0].transaction == seen[2].transaction
    assert [lock.mode for lock in seen[2].held] == ["ACCESS EXCLUSIVE"]
    assert [context.lock_timeout for context in seen[:3]] == [None, None, "4s"]
    assert seen[3].held == (), "each revision counts as a run of its own"


def test_the_environment_decides_whether_there_is_a_transaction():
    index = Step(CreateIndex(BOOK, Index("i", ("a",)), concurrently=True), PLACE)
    autocommit = EnvironmentFacts(autocommit=Fact(True))

    assert seen_by_rules(index, environment=EnvironmentFacts())[0].effect.refused
    assert seen_by_rules(index, environment=autocommit)[0].effect.refused is None
    assert seen_by_rules(index, environment=autocommit)[0].transaction is None


def test_a_finding_tells_the_stronger_lock_that_is_held_meanwhile():
    def speaks_of_indexes(context: StepContext) -> Iterable[Hit]:
        if isinstance(context.step.operation, CreateIndex):
            yield Hit("index", context.step.operation.table)

    rule = StepRule(about("indexes"), speaks_of_indexes)
    index, other = CreateIndex(BOOK, Index("i", ("a",))), CreateIndex(BOOK, Index("j", ("a",)))
    add = AddColumn(BOOK, Column("a", DataType("text")))
    first, second = reviewed({"a": scripts(index, add, other)}, rules=[rule]).findings

    assert (first.effect.lock, first.effect.held) == ("SHARE", None)
    assert (second.effect.lock, second.effect.held) == ("SHARE", "ACCESS EXCLUSIVE")


def test_a_rule_that_is_off_speaks_when_it_is_asked_for():
    off = evolve(DROPS, about=evolve(DROPS.about, enabled=False))
    history = {"a": scripts(DropTable(BOOK))}

    assert not reviewed(history, rules=[off]).findings
    assert reviewed(history, rules=[off], enabled=frozenset({"drops"})).findings


def test_a_rule_hears_only_of_the_operations_it_names():
    heard = []
    rule = StepRule(about("looks"), lambda c: heard.append(c.step.operation) or (), (DropTable,))

    reviewed({"a": scripts(RunSql("SELECT 1"), DropTable(BOOK))}, rules=[rule])

    assert heard == [DropTable(BOOK)]


def test_a_rule_about_both_ways_sees_the_downgrade_with_the_schema_that_the_upgrade_left():
    seen = []

    def looks(context: StepContext) -> Iterable[Hit]:
        seen.append((context.direction, context.before.table(BOOK) is not None))
        return ()

    rule = StepRule(about("looks"), looks, directions=BOTH_WAYS)
    reviewed({"a": scripts(CreateTable(BOOK, ()), downgrade=[DropTable(BOOK)])}, rules=[rule])

    assert seen == [(Direction.UPGRADE, False), (Direction.DOWNGRADE, True)]


def test_a_revision_rule_sees_the_schema_before_after_and_undone():
    seen = []

    def looks(context: RevisionContext) -> Iterable[Hit]:
        seen.append([s.table(BOOK) for s in (context.before, context.after, context.undone)])
        return ()

    rule = RevisionRule(about("looks"), looks)
    reviewed({"a": scripts(CreateTable(BOOK, ()), downgrade=[DropTable(BOOK)])}, rules=[rule])

    [(before, after, undone)] = seen
    assert (before, undone) == (None, None)
    assert after is not None


def test_the_same_cause_is_told_once_by_the_rule_that_knows_most():
    knows = evolve(DROPS, about=evolve(about("knows"), supersedes=("drops",)))

    found = reviewed({"a": scripts(DropTable(BOOK))}, rules=[DROPS, knows]).findings

    assert [finding.rule for finding in found] == ["knows"]


@pytest.mark.parametrize("supersedes", [(), ("drops",)])
def test_a_rule_that_is_heard_once_is_asked_until_it_spoke_or_where_it_supersedes(supersedes):
    asked = []

    def speaks(context: StepContext) -> Iterable[Hit]:
        asked.append(context.step.operation.table.name)
        yield from speaks_of_drops(context)

    told = evolve(DROPS.about, name="told", once_per="revision", supersedes=supersedes)
    drops = [DropTable(TableName(name)) for name in ("new", "old", "older")]
    history = {"a": scripts(CreateTable(TableName("new"), ()), *drops)}

    found = reviewed(history, rules=[StepRule(told, speaks)]).findings

    assert [finding.table for finding in found] == ["old"]
    assert asked == ["new", "new", "old", *(["older"] if supersedes else [])]


def test_a_rule_that_is_heard_once_a_review_is_asked_in_each_direction_until_it_spoke():
    asked = []

    def speaks(context: StepContext) -> Iterable[Hit]:
        asked.append((context.revision.id, context.direction.value))
        yield from speaks_of_drops(context)

    told = StepRule(evolve(DROPS.about, once_per="review"), speaks, (), tuple(Direction))
    made, drop = CreateTable(BOOK, ()), DropTable(BOOK)
    history = {"a": scripts(made, drop), "b": scripts(drop, drop), "c": scripts(drop)}
    history["d"] = scripts(drop, downgrade=[drop, drop])

    found = reviewed(history, rules=[told]).findings

    assert [(f.revision, f.direction.value) for f in found] == [
        ("b", "upgrade"),
        ("d", "downgrade"),
    ]
    assert asked == [("a", "upgrade"), ("a", "upgrade"), ("b", "upgrade"), ("d", "downgrade")]


def test_tables_of_other_revisions_that_go_out_with_it_are_still_empty():
    history = {"z": scripts(), "a": scripts(CreateTable(BOOK, ())), "b": scripts(DropTable(BOOK))}

    assert reviewed(history).findings
    assert not reviewed(history, revisions="z:b").findings
    assert reviewed(history, revisions="a:b").findings


def test_a_rule_that_always_speaks_does_so_of_new_tables():
    always = evolve(DROPS, about=evolve(DROPS.about, always=True))

    assert reviewed({"a": scripts(CreateTable(BOOK, ()), DropTable(BOOK))}, rules=[always]).findings


def test_each_revision_begins_with_the_settings_of_a_new_connection():
    zoned = AlterColumn(BOOK, "at", type=DataType("timestamptz"))
    made = CreateTable(BOOK, (Column("at", DataType("timestamp")),))
    rewriting = StepRule(
        about("rewrites"), lambda c: [Hit("x", BOOK)] if c.effect.rewritten else []
    )

    def found(*bodies):
        named = {str(n): scripts(*body) for n, body in enumerate(bodies)}
        return [f.revision for f in reviewed(named, [rewriting]).findings]

    in_utc = SetSetting("timezone", "UTC")
    assert found([made], [in_utc, zoned]) == []
    assert found([made, in_utc], [zoned]) == ["1"]


def test_a_step_that_batch_mode_leaves_out_leaves_the_schema_as_it_was():
    seen = []

    def looks(context: StepContext) -> Iterable[Hit]:
        seen.append(context.after.table(BOOK))
        return ()

    made = scripts(CreateTable(BOOK, ()))
    lost = evolve(made.upgrade, steps=[evolve(step, lost=True) for step in made.upgrade.steps])
    reviewed({"a": evolve(made, upgrade=lost)}, rules=[StepRule(about("looks"), looks)])

    assert seen == [None]


@pytest.mark.parametrize(
    ("differs_on", "holds_on"),
    [
        ((Database.POSTGRESQL,), ("PostgreSQL 14 to 18",)),
        ((Database.MYSQL,), ("PostgreSQL 10 to 18",)),
    ],
)
def test_a_rule_is_asked_of_other_versions_where_it_differs_on_the_database(differs_on, holds_on):
    asked = []

    def looks(context: StepContext) -> Iterable[Hit]:
        asked.append(context.target.version)
        return [Hit("x", BOOK)] if context.target.at_least(14) else []

    told = evolve(about("looks"), differs_by_version="always", differs_on=differs_on)
    [finding] = reviewed({"a": scripts(DropTable(BOOK))}, [StepRule(told, looks)]).findings

    assert finding.holds_on == holds_on
    assert (len(asked) > 1) == (Database.POSTGRESQL in differs_on)
