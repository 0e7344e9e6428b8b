"""Levels that a team gives, through a whole review."""

import pytest

from domain.databases.target import Target
from domain.history import History, Revision
from domain.levels import Levels, PathLevels
from domain.operations import DropTable
from domain.policy import Policy
from domain.review.engine import Subject, review
from domain.review.finding import Level
from domain.rules.rule import Description, HistoryRule, Hit, StepRule, WaiverRule
from domain.schema.names import TableName
from domain.script import Body, RevisionScripts, Script, Step
from domain.source import Location
from domain.waivers import Waiver

INFO, WARNING, ERROR = Level


def description(name="loud", level=WARNING, **more):
    return Description(name, "data_loss", level, "", "", (), "", always=True, **more)


def step_rule(about, level=None, asked=None):
    def check(context):
        if asked is not None:
            asked.append((about.name, context.revision.id))
        yield Hit("it speaks", level=level)

    return StepRule(about, check)


def revision(number, path):
    parents = (f"r{number - 1}",) if number > 1 else ()
    return Revision(f"r{number}", path, parents, location=Location(path, 1))


def read(history_revision, schema):
    place = Location(history_revision.path, 7)
    waivers = (Waiver(Location(history_revision.path, 2), ("quiet",), "because"),)
    step = Step(DropTable(TableName("orders")), place)
    return RevisionScripts(Script(Body.PRESENT, (step,)), Script(Body.MISSING), waivers=waivers)


def found(rules, levels, enabled=(), paths=("new/a.py", "old/b.py")):
    """Rule, revision and level of each finding."""
    outcome = outcome_of(rules, levels, enabled, paths)
    return [(f.rule, f.revision, f.level) for f in outcome.findings]


def outcome_of(rules, levels, enabled=(), paths=("new/a.py", "old/b.py")):
    history = History.of(revision(number, path) for number, path in enumerate(paths, 1))
    policy = Policy(Target.of("postgresql"), enabled=frozenset(enabled), levels=levels)
    subject = Subject("shop", history, read, lambda: ())
    return review(subject, policy, rules, lambda: None)


LOUD = [step_rule(description())]
ONE = ("new/a.py",)


def test_a_finding_has_the_level_that_was_given_and_tells_its_own():
    (finding,) = outcome_of(LOUD, Levels((("loud", ERROR),)), paths=ONE).findings

    assert (finding.level, finding.level_of_rule) == (ERROR, WARNING)


def test_a_level_that_changes_nothing_leaves_no_trace():
    (finding,) = outcome_of(LOUD, Levels((("loud", WARNING),)), paths=ONE).findings

    assert finding.level_of_rule is None


def test_a_given_level_counts_for_the_verdict():
    given = outcome_of(LOUD, Levels((("loud", ERROR),)))

    assert given.verdict.value == "failed"
    assert outcome_of(LOUD, Levels()).verdict.value == "passed"


@pytest.mark.parametrize(
    ("given", "told"), [(ERROR, INFO), (WARNING, INFO), (INFO, INFO)], ids=lambda level: level.value
)
def test_what_a_rule_tells_at_a_lower_level_does_not_rise(given, told):
    rules = [step_rule(description(level=ERROR), level=INFO)]

    assert found(rules, Levels((("loud", given),)), paths=ONE) == [("loud", "r1", told)]


def test_a_rule_that_is_off_is_not_asked():
    asked = []
    rules = [step_rule(description(), asked=asked)]

    assert found(rules, Levels((("loud", None),))) == []
    assert asked == []


def test_a_rule_that_is_off_in_some_files_is_asked_about_the_others():
    asked = []
    rules = [step_rule(description(), asked=asked)]

    assert found(rules, Levels((), (PathLevels("old/", (("loud", None),)),))) == [
        ("loud", "r1", WARNING)
    ]
    assert asked == [("loud", "r1")]


def test_a_rule_that_is_on_in_some_files_alone_speaks_there():
    levels = Levels((("loud", None),), (PathLevels("old", (("loud", ERROR),)),))

    assert found(LOUD, levels) == [("loud", "r2", ERROR)]


def test_of_several_patterns_the_last_counts():
    paths = PathLevels("*.py", (("loud", ERROR),)), PathLevels("old", (("loud", INFO),))

    assert found(LOUD, Levels((), paths)) == [("loud", "r1", ERROR), ("loud", "r2", INFO)]


def test_patterns_are_told_from_the_folder_of_the_settings():
    levels = Levels((), (PathLevels("services/shop/old/*", (("loud", None),)),), "services/shop")

    assert found(LOUD, levels) == [("loud", "r1", WARNING)]


def test_a_level_asks_for_a_rule_that_is_off_by_itself():
    rules = [step_rule(description(enabled=False))]

    assert found(rules, Levels((("loud", INFO),)), paths=ONE) == [("loud", "r1", INFO)]
    assert found(rules, Levels((), (PathLevels("old", (("loud", INFO),)),))) == [
        ("loud", "r2", INFO)
    ]


def test_a_rule_that_is_off_supersedes_nothing():
    rules = [step_rule(description("cause", supersedes=("loud",))), *LOUD]

    assert found(rules, Levels(), paths=ONE) == [("cause", "r1", WARNING)]
    assert found(rules, Levels((("cause", None),)), paths=ONE) == [("loud", "r1", WARNING)]


def test_rules_of_a_history_are_heard_by_file_too():
    rule = HistoryRule(description(), lambda history: [(r, Hit("x")) for r in history.revisions])

    assert found([rule], Levels((), (PathLevels("old", (("loud", None),)),))) == [
        ("loud", "r1", WARNING)
    ]


def test_a_rule_that_speaks_once_speaks_where_it_is_not_off():
    about = description(once_per="review")
    rule = HistoryRule(about, lambda history: [(r, Hit("x")) for r in history.revisions])

    assert found([rule], Levels()) == [("loud", "r1", WARNING)]
    assert found([rule], Levels((), (PathLevels("new", (("loud", None),)),))) == [
        ("loud", "r2", WARNING)
    ]


def test_what_is_said_of_waivers_has_levels_too():
    rule = WaiverRule(description(), lambda waiver, used, known, today: "unused")

    assert found([rule], Levels((("loud", ERROR),)), paths=ONE) == [("loud", "r1", ERROR)]
    assert found([rule], Levels((("loud", None),)), paths=ONE) == []


def test_an_outcome_tells_what_was_settled():
    levels = Levels((("loud", ERROR),))

    assert outcome_of(LOUD, levels, ["loud"]).policy.levels == levels
    assert outcome_of(LOUD, levels, ["loud"]).policy.enabled == ("loud",)
