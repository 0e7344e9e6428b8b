"""The items, the rules and the page about them belong together."""

import re
from pathlib import Path

import pytest

from domain.checklist.item import Status
from domain.checklist.items import ITEMS, SECTIONS
from domain.rules import RULES
from entrypoints.cli.group import COMMANDS

ROOT = Path(__file__).parents[4]
PAGE = (ROOT / "docs" / "checklist.md").read_text(encoding="utf-8")
ABOUT = {rule.about.name: rule.about for rule in RULES}


def test_there_are_96_each_with_an_id_of_its_own_in_order():
    ids = [item.id for item in ITEMS]

    assert len(ids) == len(set(ids)) == 96
    for section in SECTIONS:
        numbers = range(1, len(section.items) + 1)
        assert [item.id for item in section.items] == [f"{section.letter}{n}" for n in numbers]


def test_every_rule_answers_an_item():
    assert set(ABOUT) - {name for item in ITEMS for name in item.rules} == set()


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.id)
def test_an_item_names_real_rules_or_says_who_answers(item):
    assert [name for name in item.rules if name not in ABOUT] == []
    assert len(set(item.rules)) == len(item.rules)
    assert item.rules or item.asks or item.looks or item.overall


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.id)
def test_on_every_database_that_it_is_about_something_answers(item):
    for database in item.databases:
        speaking = [name for name in item.rules if database in ABOUT[name].databases]
        assert speaking or item.asks or item.looks or item.overall, database


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.id)
def test_who_is_asked_is_a_person_or_a_database_with_a_command(item):
    if item.asks:
        assert item.asks.status in (Status.NEEDS_PERSON, Status.NEEDS_DATABASE)
        assert item.asks.command or item.asks.status is Status.NEEDS_PERSON
        marks = {"revision", "parent", "tables", "database"}
        assert set(re.findall(r"\{(\w+)\}", item.asks.command)) <= marks
        assert set(re.findall(r"assay (\w+)", item.asks.command)) <= set(COMMANDS)


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.id)
def test_what_is_asked_once_is_of_no_single_operation(item):
    assert not (item.of_project and (item.about or item.looks or item.backwards))
    assert item.of_project or item.overall is None


def test_the_page_has_them_all():
    rows = [f"| {item.id} | {item.question} | {answered_by(item)} |" for item in ITEMS]

    assert [row for row in rows if row not in PAGE] == []
    assert len(re.findall(r"^\| [A-M]\d+ \|", PAGE, re.MULTILINE)) == len(ITEMS)


def answered_by(item):
    first = ["1 rule" if len(item.rules) == 1 else f"{len(item.rules)} rules"] if item.rules else []
    if item.asks:
        who = "a person" if item.asks.status is Status.NEEDS_PERSON else "a database"
        command = item.asks.command.replace("|", "\\|")
        first.append(f"{who}: `{command}`" if command else who)
    return ", then ".join(first) or "reading"
