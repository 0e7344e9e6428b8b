"""What every drawing of the graph promises."""

import json
import re
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.reports.graph_reports import GRAPH_REPORTS
from adapters.reports.graph_svg import SvgGraphReport
from adapters.reports.graph_text import TextGraphReport
from domain.history import History, Revision
from domain.lanes.graph import Counts, RevisionGraph
from domain.lanes.lanes import laid_out
from domain.source import Location

REPORTS = {name: make() for name, make in GRAPH_REPORTS.items()}
REPORTS |= {
    "text": TextGraphReport(),
    "coloured": TextGraphReport(colour=True),
    "plain": TextGraphReport(plain=True),
    "narrow": TextGraphReport(width=40),
    "linked": SvgGraphReport(lambda name: f"#{name}"),
}
HOSTILE = st.text(max_size=12) | st.sampled_from(
    [
        '"];\nevil [label="x',
        "\\",
        '\\"',
        "</text><script>alert(1)</script>",
        '"]\n  click n0 "javascript:alert(1)"',
        "#quot;",
        "\x1b[31m",
        "\ud800",
        "end",
        "%%{init: {}}%%",
        "&amp;",
    ]
)


def revision(name, *parents, message="", labels=(), needs=()):
    return Revision(
        name, f"{name}.py", parents, needs, labels, message, location=Location(f"{name}.py", 1)
    )


def graph_of(revisions, project="shop", **more):
    history = History.of(revisions)
    return RevisionGraph(
        project,
        laid_out(history.revisions),
        len(history.revisions),
        frozenset(head.id for head in history.heads),
        history.problems,
        **more,
    )


SAMPLE = graph_of(
    [
        revision("aa01", message="first", labels=("web",)),
        revision("bb02", "aa01", message="orders"),
        revision("cc03", "aa01", message="customers"),
        revision("dd04", "bb02", "cc03", needs=("aa01",)),
    ],
    findings={"bb02": Counts(1, 2, 0)},
)


@pytest.mark.parametrize("name", REPORTS)
def test_has_every_revision_and_ends_with_a_line_break(name):
    text = REPORTS[name].render(SAMPLE)

    assert all(row.revision.id in text for row in SAMPLE.lanes.rows)
    assert text.endswith("\n")


@pytest.mark.parametrize("name", REPORTS)
def test_is_the_same_for_the_same_graph(name):
    assert REPORTS[name].render(SAMPLE) == REPORTS[name].render(SAMPLE)


@pytest.mark.parametrize("name", REPORTS)
def test_a_graph_with_faults_is_drawn_as_well(name):
    broken = [revision("a1", "b2"), revision("b2", "a1"), revision("c3", "nowhere")]
    text = REPORTS[name].render(graph_of(broken))

    assert all(name in text for name in ("a1", "b2", "c3"))


def test_the_text_shows_lanes_marks_and_findings():
    assert TextGraphReport().render(SAMPLE) == (
        "◆  dd04  (head) (merge) (needs aa01)\n"
        "├─╮\n"
        "● │  bb02  orders  1 error, 2 warnings\n"
        "│ ●  cc03  customers\n"
        "├─╯\n"
        "○  aa01  first [web] (base)\n"
        "\n"
        "shop: 4 revisions, 1 head, 1 merge\n"
    )


def test_a_terminal_without_lines_is_given_letters():
    text = TextGraphReport(plain=True).render(SAMPLE)

    assert text.isascii()
    assert text.startswith("M  dd04  (head)")


def test_a_line_is_not_wider_than_the_screen():
    wide = graph_of([revision("a1", message="what happens to the orders " * 9)])
    first, *_ = TextGraphReport(width=60).render(wide).splitlines()

    assert len(first) <= 60
    assert first.endswith("... (head) (base)")


@st.composite
def hostile_graphs(draw):
    names = draw(st.lists(HOSTILE.filter(bool), min_size=1, max_size=5))
    return graph_of(
        [
            revision(
                name,
                *draw(st.lists(st.sampled_from(names), max_size=2)),
                message=draw(HOSTILE),
                labels=tuple(draw(st.lists(HOSTILE, max_size=1))),
                needs=tuple(draw(st.lists(st.sampled_from(names), max_size=1))),
            )
            for name in names
        ],
        project=draw(HOSTILE),
        findings={names[0]: Counts(1, 1, 1)},
    )


@given(hostile_graphs())
def test_names_are_text_in_svg(graph):
    svg = SvgGraphReport(lambda name: f"#{name}").render(graph)
    root = ElementTree.fromstring(svg.encode("utf-8"))
    known = {"svg", "title", "g", "path", "circle", "polygon", "text", "tspan", "a"}

    assert {element.tag.split("}")[1] for element in root.iter()} <= known
    assert len(root.findall(".//{*}text")) == len(graph.lanes.rows)


DOT_TEXT = r'"(?:[^"\\\n]|\\\\|\\"|\\n)*"'
DOT = re.compile(
    rf"digraph {DOT_TEXT} {{\n"
    r'  node \[shape=box, style=rounded, fontname="sans-serif"\];\n'
    rf"(?:  n\d+ \[label={DOT_TEXT}(?:, penwidth=2)?(?:, color=\w+)?\];\n)+"
    r"(?:  n\d+ -> n\d+(?: \[style=dashed\])?;\n)*}\n"
)


@given(hostile_graphs())
def test_names_are_text_in_dot(graph):
    assert DOT.fullmatch(REPORTS["dot"].render(graph))


MERMAID = re.compile(
    r"flowchart TD\n"
    r'(?:  n\d+\["(?:[^\W_]|[ ._,:()/-]|#\d+;|<br>)*"\](?::::\w+)?\n)+'
    r"(?:  n\d+ (?:-->|-\.->) n\d+\n)*(?:  classDef \w+ \S+\n)+"
)


@given(hostile_graphs())
def test_names_are_text_in_mermaid(graph):
    assert MERMAID.fullmatch(REPORTS["mermaid"].render(graph))


@given(hostile_graphs())
def test_no_name_steers_the_terminal(graph):
    for report in ("text", "plain", "narrow"):
        text = REPORTS[report].render(graph)
        assert [c for c in text if not c.isprintable() and c != "\n"] == []


@given(hostile_graphs())
def test_json_gives_names_back_as_they_are(graph):
    document = json.loads(REPORTS["json"].render(graph))

    assert [r["id"] for r in document["revisions"]] == [row.revision.id for row in graph.lanes.rows]
