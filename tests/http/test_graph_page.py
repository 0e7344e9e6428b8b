"""The page that draws the graph of a kept review."""

from attrs import evolve

from domain.review.outcome import ReadingStatus, ReviewedRevision
from tests.http.memory_services import MemoryServices
from tests.http.sample_outcomes import BLOCKING_INDEX, FAILED, HOSTILE
from tests.http.test_pages import Client, page_of, seen

MERGED = evolve(
    FAILED,
    revisions=tuple(
        ReviewedRevision(name, f"v/{name}_x.py", name, ReadingStatus.READ, parents=parents)
        for name, parents in (
            ("000000", ()),
            ("4f1c2a", ("000000",)),
            ("8b7d90", ("000000",)),
            ("c03e55", ("4f1c2a", "8b7d90")),
        )
    ),
)


def test_draws_every_revision_of_a_review(client: Client, services: MemoryServices) -> None:
    review = services.keep(MERGED)

    page = seen(client, f"{page_of(review)}/graph")

    assert page.elements.count("svg") == 1
    assert page.elements.count("text") == 4
    assert page.elements.count("path") == 4
    assert "c03e55 x (head)" in page.text


def test_leads_from_a_revision_to_what_was_found_in_it(
    client: Client, services: MemoryServices
) -> None:
    review = services.keep(MERGED)
    found = BLOCKING_INDEX.revision

    graph = seen(client, f"{page_of(review)}/graph")
    page = seen(client, page_of(review))

    assert ("href", f"{page_of(review)}#revision-{found}") in graph.attributes
    assert ("id", f"revision-{found}") in page.attributes
    assert ("href", f"{page_of(review)}/graph") in page.attributes
    assert ("href", f"{page_of(review)}#revision-000000") not in graph.attributes


def test_says_that_an_older_review_cannot_be_drawn(
    client: Client, services: MemoryServices
) -> None:
    review = services.keep(FAILED)

    page = seen(client, f"{page_of(review)}/graph")

    assert "svg" not in page.elements
    assert "nothing to draw" in page.text
    assert ("href", f"{page_of(review)}/graph") not in seen(client, page_of(review)).attributes


def test_hostile_names_are_text(client: Client, services: MemoryServices) -> None:
    revisions = tuple(evolve(each, parents=("<b>",)) for each in HOSTILE.revisions)
    review = services.keep(evolve(HOSTILE, revisions=revisions))

    page = seen(client, f"{page_of(review)}/graph")

    assert not {"script", "b"} & set(page.elements)


def test_a_review_that_is_not_there_has_no_graph(client: Client) -> None:
    seen(client, "/reviews/00000000-0000-0000-0000-000000000001/graph", 404)
