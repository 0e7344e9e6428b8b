"""Keeping reviews, listing them, showing one."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from adapters.memory.unit_of_work import InMemoryUnitOfWork
from application.ports.reviews import ReviewQuery
from application.use_cases.list_reviews import ListReviews
from application.use_cases.record_review import RecordReview
from application.use_cases.show_review import ShowReview
from domain.errors import InputError, ReviewNotFound
from domain.review.outcome import Verdict
from tests.sample_reviews import NOON, outcome


@pytest.fixture
def unit_of_work():
    kept = {}
    return lambda: InMemoryUnitOfWork(kept)


@pytest.fixture
def record(unit_of_work):
    times = iter(NOON + timedelta(seconds=n, microseconds=7) for n in range(99))
    ids = iter(UUID(int=n) for n in range(99))
    return RecordReview(unit_of_work, lambda: next(times), lambda: next(ids))


def test_a_recorded_review_can_be_shown(record, unit_of_work):
    recorded = record(outcome())
    shown = ShowReview(unit_of_work)(recorded.id)
    assert shown.outcome == recorded.outcome == outcome()


def test_a_recorded_review_has_its_id_its_time_and_its_verdict(record):
    recorded = record(outcome())
    assert recorded.id == UUID(int=0)
    assert recorded.reviewed_at == NOON
    assert recorded.verdict is Verdict.INCOMPLETE


def test_an_unknown_id_is_not_found(unit_of_work):
    missing = uuid4()
    with pytest.raises(ReviewNotFound, match=str(missing)):
        ShowReview(unit_of_work)(missing)


def test_a_page_tells_how_many_there_are_in_all(record, unit_of_work):
    ids = [record(outcome()).id for _ in range(3)]
    record(outcome(project="other"))
    page = ListReviews(unit_of_work)(ReviewQuery(project="bookshop", limit=2, offset=1))
    assert [review.id for review in page.items] == [ids[1], ids[0]]
    assert page.total == 3


@pytest.mark.parametrize(("limit", "offset"), [(0, 0), (-1, 0), (1, -1)])
def test_a_page_that_cannot_be_is_refused(unit_of_work, limit, offset):
    with pytest.raises(InputError, match="limit"):
        ListReviews(unit_of_work)(ReviewQuery(limit=limit, offset=offset))
