"""Comments that waive, and the lines that each speaks for."""

import ast
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.alembic_project.inline_waivers import waivers_of
from adapters.alembic_project.modules import ModuleFinder
from adapters.alembic_project.source import RevisionSource
from domain.waivers import Lines

TEXT = '''"""A revision."""
{top}
revision = "a"


{above}
def upgrade():{definition}
    {alone}
    op.drop_column("t", "a"){same_line}
    with op.batch_alter_table("t") as batch:{block}
        batch.drop_column("b")
        batch.alter_column({within}
            "c",
            nullable=False,
        )
    if True:
        pass
    else:
        op.drop_table("t"){last}
'''
NOTHING = dict.fromkeys(
    ("top", "above", "definition", "alone", "same_line", "block", "within", "last"), ""
)


def waivers(text):
    nowhere = Path("/nowhere")
    finder = ModuleFinder(nowhere, (nowhere,), (nowhere,))
    return waivers_of(RevisionSource("versions/a.py", ast.parse(text), text, finder))


@pytest.mark.parametrize(
    ("place", "lines"),
    [
        ("top", None),
        ("above", Lines(7, 19)),
        ("definition", Lines(7, 19)),
        ("alone", Lines(9, 9)),
        ("same_line", Lines(9, 9)),
        ("block", Lines(10, 15)),
        ("within", Lines(12, 15)),
        ("last", Lines(19, 19)),
    ],
)
def test_speaks_for_the_statement_that_it_stands_at(place, lines):
    text = TEXT.format(**{**NOTHING, place: "  # assay: allow drop-column -- because"})
    [waiver] = waivers(text.replace("\n  # assay", "\n# assay").replace("\n      #", "\n    #"))

    assert waiver.rules == ("drop-column",)
    assert waiver.reach == lines
    assert not waiver.fault


def test_a_text_that_only_looks_like_one_is_none():
    assert waivers('text = "# assay: allow drop-column -- because"\n') == ()
    assert waivers("# assays are fine: allow them\n") == ()


def test_one_that_is_wrong_is_kept_with_its_fault():
    [waiver] = waivers("# assay: ignore everything\n")

    assert waiver.fault
    assert waiver.location.line == 1


@given(st.text())
def test_no_comment_makes_it_raise(text):
    line = "".join(text.splitlines()).replace("\0", "")
    try:
        ast.parse(f"x = 1  # assay: {line}\n")
    except (SyntaxError, ValueError):
        return
    assert len(waivers(f"x = 1  # assay: {line}\n")) <= 1


@pytest.mark.parametrize(
    "comment",
    [
        "# noqa: E501 # assay: allow drop-column -- see #12, until 2027-03-01",
        "# type: ignore  # noqa  # assay: allow drop-column -- see #12, until 2027-03-01",
        "# assay: allow drop-column -- see #12, until 2027-03-01  # noqa: E501",
        "# Assay: Allow drop-column -- see #12, until 2027-03-01",
        "#assay:allow drop-column -- see #12, until 2027-03-01",
    ],
)
def test_stands_beside_what_other_tools_are_told(comment):
    (waiver,) = waivers(f"def upgrade():\n    pass  {comment}\n")

    assert (waiver.rules, waiver.fault) == (("drop-column",), "")
    assert (waiver.reason, waiver.until) == ("see #12", "2027-03-01")


@pytest.mark.parametrize(
    "comment",
    [
        '# op.drop_column("t", "a")  # assay: allow drop-column -- because',
        "# Assay: what it says here is for people",
        "# as in `# assay: allow drop-column -- because`",
    ],
)
def test_what_only_speaks_of_a_waiver_is_none(comment):
    assert waivers(f"def upgrade():\n    {comment}\n    pass\n") == ()


def test_characters_that_end_a_line_elsewhere_end_none_here():
    text = 'a = "\u2028\x0c\x1c"\n\n\ndef upgrade():\n    x()  # assay: allow a -- b\n    y()\n'

    (waiver,) = waivers(text)

    assert waiver.reach == Lines(5, 5)
