import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.reports.text import TextReport
from domain.direction import Direction
from domain.review.finding import Finding, Impact, Level
from domain.review.outcome import Outcome, ReadingStatus, ReviewedRevision, UnreadReason
from domain.rolling import Phase
from domain.source import Location, Problem

HELPER = Location("migrations/tools.py", 4, 9, via=(Location("versions/a.py", 21, 5),))
FINDING = Finding(
    rule="create-index-blocking",
    level=Level.ERROR,
    revision="a",
    direction=Direction.UPGRADE,
    location=HELPER,
    message="Building index ix_book_isbn blocks writes to book.",
    table="book",
    effect=Impact("SHARE", "writes", "index build"),
    fix='with op.get_context().autocommit_block():\n    op.create_index("ix", "book", ["isbn"])\n',
    assumption="the old type is not known",
    holds_on=("PostgreSQL 10 to 12", "PostgreSQL 14"),
)
READ = ReviewedRevision("a", "versions/a.py", "0" * 64, ReadingStatus.READ, (), 5, 0)
REASON = UnreadReason("raw-sql", "DO $$ BEGIN", "raw SQL", Location("versions/b.py", 8, 5))
PARTLY = attrs.evolve(
    READ,
    id="b",
    status=ReadingStatus.PARTLY_READ,
    reasons=(REASON,),
    operations_unread=1,
)
OUTCOME = Outcome("shop", "postgresql", "16", False, (READ, PARTLY), (FINDING,), (), Level.ERROR)


def rendered(report=None, **changes):
    return (report or TextReport()).render(attrs.evolve(OUTCOME, **changes))


def test_a_finding_is_told_whole():
    assert rendered().startswith(
        "migrations/tools.py:4:9: error create-index-blocking "
        "(PostgreSQL 10 to 12, PostgreSQL 14)\n"
        "    Building index ix_book_isbn blocks writes to book.\n"
        "    lock: SHARE on book, blocks writes, while an index is built, size unknown\n"
        "    assumed: the old type is not known\n"
        "    called from versions/a.py:21:5\n"
        "    safe way:\n"
        "        with op.get_context().autocommit_block():\n"
        '            op.create_index("ix", "book", ["isbn"])\n'
        "\n"
    )


def test_a_stronger_lock_of_an_earlier_step_is_told():
    effect = attrs.evolve(FINDING.effect, held="ACCESS EXCLUSIVE")
    told = rendered(findings=(attrs.evolve(FINDING, effect=effect),))

    assert "    meanwhile held: ACCESS EXCLUSIVE, by an earlier step\n" in told
    assert "meanwhile" not in rendered()


def test_the_summary_counts_what_was_read_and_what_was_not():
    assert rendered().endswith(
        "shop on postgresql 16\n"
        "2 revisions: 1 read, 1 partly read, 0 not read\n"
        "10 operations read, 1 not read (raw-sql 1; --explain-reading lists them)\n"
        "1 error, 0 warnings, 0 infos: failed (findings of level error or above)\n"
    )


def test_an_assumed_target_is_told():
    assert "postgresql 16 (assumed; say it with" in rendered(version_assumed=True)


def test_a_problem_is_told_with_its_way_out():
    problem = Problem("syntax-error", "invalid syntax", "Mend it.", Location("v/c.py", 3, 7))

    text = rendered(problems=(problem,))

    assert "v/c.py:3:7: not reviewed syntax-error\n    invalid syntax\n    Mend it.\n" in text
    assert text.endswith(": incomplete (1 problem with the input)\n")


def test_nothing_read_is_incomplete():
    assert rendered(revisions=(), findings=()).endswith(": incomplete (nothing was read)\n")


def test_explaining_lists_each_unread_step_with_its_line():
    text = rendered(TextReport(explain_reading=True))

    assert "versions/b.py:8:5: unread raw-sql: raw SQL: DO $$ BEGIN\n" in text


def test_colours_only_when_asked_for():
    assert "\x1b[" not in rendered()
    assert "\x1b[" in rendered(TextReport(colour=True))


@pytest.mark.parametrize("field", ["message", "fix", "assumption", "table"])
@given(text=st.text())
def test_names_in_reviewed_code_cannot_steer_the_terminal(field, text):
    shown = rendered(findings=(attrs.evolve(FINDING, **{field: text}),))

    assert all(c.isprintable() or c == "\n" for c in shown)


def test_what_the_release_before_breaks_on_is_told_in_a_line_a_revision():
    breaks = tuple(f"code that still uses orders.c{n}" for n in range(5))
    contracts = attrs.evolve(READ, phase=Phase.CONTRACT, breaks=breaks)
    both = attrs.evolve(PARTLY, path="versions/b.py", phase=Phase.BOTH, breaks=breaks[:1])
    expands = attrs.evolve(READ, phase=Phase.EXPAND)

    lines = rendered(revisions=(contracts, both, expands), findings=()).splitlines()

    assert lines[:3] == [
        "versions/a.py: contracts: the release before breaks on code that still uses orders.c0; "
        "code that still uses orders.c1; code that still uses orders.c2; and 2 more",
        "versions/b.py: expands and contracts at once: the release before breaks on code that "
        "still uses orders.c0",
        "",
    ]
