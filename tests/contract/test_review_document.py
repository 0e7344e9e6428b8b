"""What every ReviewDocument promises."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.reports.json_document import JsonReviewDocument
from application.ports.review_document import ReviewDocument
from domain.errors import ReviewUnreadable
from domain.review.outcome import Outcome
from tests.generated_outcomes import outcomes

document = pytest.mark.parametrize("document", [JsonReviewDocument()], ids=["json"])


@document
@settings(max_examples=60, deadline=None)
@given(outcome=outcomes)
def test_reads_back_exactly_what_it_wrote(document: ReviewDocument, outcome: Outcome) -> None:
    written = document.write(outcome)
    assert document.read(written) == outcome
    assert document.write(document.read(written)) == written


@document
@settings(max_examples=60, deadline=None)
@given(text=st.text())
def test_says_of_anything_else_that_it_is_no_review(document: ReviewDocument, text: str) -> None:
    with pytest.raises(ReviewUnreadable):
        document.read(text)


@document
@settings(max_examples=60, deadline=None)
@given(outcome=outcomes, data=st.data())
def test_half_a_document_is_no_review(
    document: ReviewDocument, outcome: Outcome, data: st.DataObject
) -> None:
    written = document.write(outcome).rstrip()
    end = data.draw(st.integers(0, len(written) - 1))
    with pytest.raises(ReviewUnreadable):
        document.read(written[:end])
