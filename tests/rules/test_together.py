"""Rules, examples and pages belong together: none without the others, and the pages in step."""

from domain.diagnosis.rules import ENVIRONMENT_RULES
from domain.rules import RULES
from domain.rules.families import TITLES
from tools.rule_examples import FOLDER, ROOT, examples_of
from tools.rule_pages import PAGES, out_of_step

NAMES = [rule.about.name for rule in RULES]
SOURCES = ROOT / "domain" / "rules"


def test_each_file_of_a_family_is_a_rule_in_the_list():
    files = {
        (path.parent.name, path.stem.replace("_", "-"))
        for family in TITLES
        for path in (SOURCES / family).glob("*.py")
        if path.stem != "__init__"
    }

    every = (*RULES, *ENVIRONMENT_RULES)
    assert files == {(rule.about.family, rule.about.name) for rule in every}


def test_the_list_is_in_order_and_names_none_twice():
    assert sorted(set(NAMES)) == NAMES


def test_each_rule_has_a_bad_and_a_good_example():
    for name in NAMES:
        assert {example.is_bad for example in examples_of(name)} == {True, False}, name


def test_no_examples_are_left_of_a_rule_that_is_gone():
    assert {path.name for path in FOLDER.iterdir() if path.is_dir() and path.name[0] != "_"} == set(
        NAMES
    )


def test_each_rule_has_a_page():
    asked_by_doctor = {rule.about.name for rule in ENVIRONMENT_RULES}
    assert {path.stem for path in PAGES.glob("*.md")} == {*NAMES, *asked_by_doctor, "README"}


def test_the_pages_say_what_the_rules_and_examples_say():
    assert out_of_step() == []
