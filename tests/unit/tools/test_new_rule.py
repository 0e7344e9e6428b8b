"""`make new-rule`, in a copy of the checkout."""

import shutil
import subprocess
import sys

import pytest

from tests.architecture.tree import JUNK, PACKAGES, ROOT
from tools.rule_examples import EXPECT

RULE = "domain/rules/locks/take_all_locks.py"
EXAMPLES = "tests/rules/take-all-locks"


def run(folder, module, *arguments):
    return subprocess.run(
        [sys.executable, "-m", module, *arguments],
        cwd=folder,
        env={"PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    folder = tmp_path_factory.mktemp("house")
    for name in (*PACKAGES, "tools", "tests/rules"):
        shutil.copytree(ROOT / name, folder / name, ignore=JUNK)
    shutil.copytree(ROOT / "docs" / "rules", folder / "docs" / "rules")
    return folder


@pytest.fixture(scope="module")
def started(copy):
    told = run(copy, "tools.new_rule", "take-all-locks", "locks")
    assert told.returncode == 0, told.stderr
    return copy


def test_writes_the_four_files(started):
    page = started / "docs/rules/take-all-locks.md"
    bad, good = started / EXAMPLES / "bad_example.py", started / EXAMPLES / "good_example.py"

    assert all(file.is_file() for file in (started / RULE, page, bad, good))


def test_the_rule_is_in_the_list_and_the_list_still_in_order(started):
    code = "from domain.rules import RULES; print(*[r.about.name for r in RULES])"
    told = subprocess.run(
        [sys.executable, "-c", code], cwd=started, capture_output=True, text=True, check=True
    )
    names = told.stdout.split()

    assert "take-all-locks" in names
    assert names == sorted(names)


def test_a_rule_that_says_nothing_yet_leaves_its_bad_example_unmet(started):
    text = (started / EXAMPLES / "bad_example.py").read_text(encoding="utf-8")

    assert [EXPECT.search(line)[1] for line in text.splitlines() if EXPECT.search(line)] == [
        "take-all-locks"
    ]


@pytest.mark.parametrize(
    ("name", "family", "said"),
    [
        ("Take_Locks", "locks", "is no name of a rule"),
        ("take-locks", "nonsense", "Families: locks, data_loss"),
        ("drop-table", "data_loss", "There is a rule drop-table already."),
    ],
)
def test_says_what_is_wrong_and_writes_nothing(copy, name, family, said):
    told = run(copy, "tools.new_rule", name, family)

    assert told.returncode == 2
    assert said in told.stderr
    assert told.stdout == ""
