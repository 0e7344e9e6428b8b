"""The policy of a team, as docs/policy.md tells it."""

import json
import re

import pytest

from adapters.settings.table import SETTINGS
from adapters.settings.toml import TomlSettingsReader
from domain.rules import RULES
from tests.architecture.tree import ROOT

PAGE = (ROOT / "docs" / "policy.md").read_text(encoding="utf-8")
READER = TomlSettingsReader(lambda: tuple(rule.about for rule in RULES))


ENV = """\
from alembic import context
from shop import engine

with engine.connect() as connection:
    context.configure(connection=connection)
    with context.begin_transaction():
        context.run_migrations()
"""


@pytest.fixture
def dropping(shop):
    """A table, which the next revision drops."""
    (shop.root / "migrations" / "env.py").write_text(ENV)
    orders = 'op.create_table("orders", sa.Column("id", sa.Integer(), primary_key=True))'
    shop.revision("a1", orders, 'op.drop_table("orders")')
    shop.revision("b2", 'op.drop_table("orders")', orders)
    return shop


@pytest.fixture
def settle(dropping):
    def write(text):
        (dropping.root / "assay.toml").write_text(text)
        return dropping.root

    return write


def findings(ran):
    return json.loads(ran.out)["findings"]


def told(default):
    if default in (None, [], {}):
        return ""
    if default is False:
        return "`false`"
    return default if " " in str(default) else f"`{default}`"


def row(*cells):
    return f"| {' | '.join(cells)} |".replace("|  |", "|  |")


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.key)
def test_the_page_tells_every_setting(setting):
    cells = (f"`{setting.key}`", setting.kind.wanted, told(setting.default), setting.sentence)

    assert row(*cells) in PAGE.splitlines()


def test_the_page_tells_every_option():
    for about in (rule.about for rule in RULES):
        for option in about.options:
            value = list(option.default) if isinstance(option.default, tuple) else option.default
            link = f"[{about.name}](rules/{about.name}.md)"
            cells = link, f"`{option.name}`", option.kind.wanted, f"`{json.dumps(value)}`"
            assert row(*cells, option.sentence) in PAGE.splitlines()


def test_the_page_tells_nothing_else():
    keys = {setting.key for setting in SETTINGS}
    options = {option.name for rule in RULES for option in rule.about.options}
    told = {
        cell
        for line in PAGE.splitlines()
        for cell in re.findall(r"^\| (?:\[.*?\| )?`([a-z-]+)`", line)
    }

    assert told == keys | options


def test_the_example_of_the_page_is_one(tmp_path):
    example = re.search(r"<!-- example -->\n```toml\n(.*?)```", PAGE, re.DOTALL)
    assert example
    (tmp_path / "assay.toml").write_text(example[1])

    settings = READER.read(str(tmp_path))

    assert [str(target) for target in settings.targets] == ["postgresql 16", "sqlite 3.40"]
    assert settings.levels.said("drop-column", "migrations/versions/2019_a.py") == (None,)


def test_the_faults_of_the_page_are_told_so(assay, settle):
    shown = re.search(r"```text\nassay: pyproject.toml:(.*?)```", PAGE, re.DOTALL)
    assert shown
    text = "\ndatabases = ['postgre']\n\n\n\n[levels]\ndrop-tabel = 'off'\n"
    root = settle(text)

    printed = assay("review", root).err.replace(f"{root / 'assay.toml'}", "pyproject.toml")

    assert printed == f"assay: pyproject.toml:{shown[1]}"


def test_one_review_speaks_of_several_databases(assay, settle):
    root = settle('databases = ["postgresql 16", "sqlite 3.40"]')

    ran = assay("review", root, "--format", "json")

    document = json.loads(ran.out)
    assert [target["database"] for target in document["databases"]] == ["postgresql", "sqlite"]
    spans = [tuple(finding["holds_on"]) for finding in document["findings"]]
    assert any(len(span) == 2 for span in spans)
    assert any(span == ("PostgreSQL 10 to 18",) for span in spans)


def test_databases_may_be_options(assay, dropping):
    ran = assay("review", "--database", "postgresql 16", "--database", "sqlite")

    assert "on postgresql 16, sqlite 3.40 (assumed" in ran.out


def test_one_database_alone_is_told_as_ever(assay, dropping):
    one = assay("review", "--database", "postgresql 16", "--format", "json").out

    assert (
        one
        == assay(
            *("review", "--database", "postgresql", "--server-version", "16", "--format", "json")
        ).out
    )
    assert "databases" not in json.loads(one)


@pytest.mark.parametrize(
    "options",
    [("--database", "mysql", "--database", "sqlite"), ()],
    ids=["options", "settings"],
)
def test_a_version_beside_several_databases_is_refused(assay, settle, options):
    settle('databases = ["postgresql", "sqlite"]')

    ran = assay("review", *options, "--server-version", "16")

    assert ran.status == 2
    assert "of which database? There are several" in ran.err


def test_a_version_that_is_said_twice_is_refused(assay, dropping):
    ran = assay("review", "--database", "postgresql 16", "--server-version", "15")

    assert ran.status == 2
    assert "says its version already" in ran.err


def test_a_review_of_several_is_the_same_from_the_cache(assay, settle):
    settle('databases = ["postgresql 16", "mysql 8.4", "sqlite 3.40"]')

    first = assay("review", "--format", "json")

    assert assay("review", "--format", "json") == first
    assert assay("review", "--format", "json", "--no-cache") == first


def test_another_policy_is_another_review(assay, settle):
    settle("")
    before = assay("review", "--format", "json")
    settle('[levels]\ndrop-table = "off"\ndrop-column = "off"\n')

    after = assay("review", "--format", "json")

    assert json.loads(before.out)["digest"] != json.loads(after.out)["digest"]
    assert len(findings(after)) < len(findings(before))
    settle("")
    assert assay("review", "--format", "json") == before


def test_a_changed_level_tells_the_one_of_the_rule(assay, settle):
    before = findings(assay("review", "--format", "json"))
    rule = next(f["rule"] for f in before if f["level"] == "error")
    settle(f'[levels]\n{rule} = "info"\n')

    ran = assay("review", "--format", "json")

    changed = [f for f in findings(ran) if f["rule"] == rule]
    assert {(f["level"], f.get("level_of_rule")) for f in changed} == {("info", "error")}
    assert json.loads(ran.out)["policy"] == {"levels": {rule: "info"}}


def test_patterns_are_told_from_the_folder_of_the_settings(assay, dropping):
    outside = dropping.root.parent / "assay.toml"
    pattern = f"{dropping.root.name}/migrations/**"
    outside.write_text(f'[[paths]]\npath = "{pattern}"\nlevels.drop-table = "off"\n')

    ran = assay("review", dropping.root, "--format", "json")

    outside.unlink()
    plain = assay("review", dropping.root, "--format", "json")
    assert "drop-table" in {f["rule"] for f in findings(plain)}
    assert "drop-table" not in {f["rule"] for f in findings(ran)}


def test_enable_stands_above_off(assay, settle):
    settle('[levels]\ndrop-table = "off"\n')

    assert "drop-table" not in assay("review").out
    assert "drop-table" in assay("review", "--enable", "drop-table").out


def test_names_of_tables_that_may_be_dropped(assay, settle):
    settle('[rules.drop-table]\nmay-be-dropped = ["ord*"]\n')

    assert "drop-table" not in assay("review").out


def test_a_timeout_that_the_runner_sets_is_not_missed(assay, settle):
    settle('database = "postgresql"')
    assert "missing-lock-timeout" in assay("review").out

    settle('database = "postgresql"\nelsewhere = ["lock-timeout"]')
    ran = assay("review")

    assert "missing-lock-timeout" not in ran.out
    assert "assumed, as the policy says: whatever runs the migrations sets lock-timeout" in ran.out


def test_what_runs_up_to_a_released_revision_is_not_reviewed(assay, settle):
    settle('released = { revision = "a1" }')

    ran = assay("review")

    assert "1 revision new or changed since a1" in ran.out
    assert "2 revisions:" in assay("review", "--revisions", "base:heads").out


def test_nothing_new_after_a_released_revision_is_clean(assay, settle):
    settle('released = { revision = "b2" }')

    ran = assay("review")

    assert ran.status == 0
    assert "0 revisions new or changed since b2" in ran.out


def test_a_released_revision_that_is_not_there_is_told_with_its_line(assay, settle):
    root = settle('[released]\nrevision = "00ff"')

    ran = assay("review")

    assert ran.status == 2
    assert f"{root / 'assay.toml'}:2: released.revision: no revision '00ff'" in ran.err


def test_another_file_may_be_named(assay, dropping, tmp_path):
    (tmp_path / "strict.toml").write_text('fail-level = "never"')

    assert assay("review").status == 1
    assert assay("review", "--config", tmp_path / "strict.toml").status == 0


def test_a_link_to_settings_that_are_gone_is_one_clear_error(assay, risky):
    link = risky.root / "assay.toml"
    link.symlink_to("gone.toml")

    ran = assay("review")

    assert ran.status == 2
    assert f"{link}: No such file or directory" in ran.err
