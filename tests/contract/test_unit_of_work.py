"""What every UnitOfWork promises."""

from threading import Barrier, Thread

import pytest

from application.ports.reviews import ReviewQuery
from domain.errors import ReviewNotFound
from tests.sample_reviews import bare_finding, finding, review


def count(new_unit):
    with new_unit() as work:
        return work.reviews.count(ReviewQuery())


def test_keeps_what_was_committed(new_unit, keep):
    keep(kept := review())
    with new_unit() as work:
        assert work.reviews.get(kept.id).id == kept.id


def test_forgets_what_was_not_committed(new_unit):
    with new_unit() as work:
        work.reviews.add(lost := review())

    with new_unit() as work, pytest.raises(ReviewNotFound):
        work.reviews.get(lost.id)


def test_forgets_everything_when_it_is_left_by_an_error(new_unit):
    def work_that_fails():
        with new_unit() as work:
            work.reviews.add(review())
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        work_that_fails()
    assert count(new_unit) == 0


def test_forgets_only_what_came_after_the_commit(new_unit):
    with new_unit() as work:
        work.reviews.add(kept := review())
        work.commit()
        work.reviews.add(review())

    with new_unit() as work:
        assert [r.id for r in work.reviews.find(ReviewQuery())] == [kept.id]


def test_can_be_entered_again(unit):
    with unit as work:
        work.reviews.add(review())
    with unit as work:
        work.reviews.add(review())
        work.commit()
    with unit as work:
        assert work.reviews.count(ReviewQuery()) == 1


def test_keeps_a_change_only_once_committed(new_unit, keep):
    keep(kept := review(project="before"))
    with new_unit() as work:
        work.reviews.get(kept.id).project = "lost"
    with new_unit() as work:
        changed = work.reviews.get(kept.id)
        assert changed.project == "before"
        changed.project = "after"
        work.commit()
    with new_unit() as work:
        assert work.reviews.get(kept.id).project == "after"


def test_keeps_changed_findings_only_once_committed(new_unit, keep):
    keep(kept := review(findings=(finding(), bare_finding())))
    with new_unit() as work:
        work.reviews.get(kept.id).findings = ()
    with new_unit() as work:
        changed = work.reviews.get(kept.id)
        assert changed.findings == (finding(), bare_finding())
        changed.findings = (bare_finding(), finding(message="new"), finding())
        work.commit()
    with new_unit() as work:
        expected = (bare_finding(), finding(message="new"), finding())
        assert work.reviews.get(kept.id).findings == expected


def test_a_review_stays_usable_when_the_unit_is_left(new_unit):
    with new_unit() as work:
        work.reviews.add(made := review())
        work.commit()
    with new_unit() as work:
        loaded = work.reviews.get(made.id)

    assert made.outcome == loaded.outcome
    assert repr(made) == repr(loaded)


def test_a_change_after_the_unit_was_left_is_nobody_elses(new_unit, keep):
    kept = review(project="before")
    keep(kept)
    kept.project = "changed"
    with new_unit() as work:
        assert work.reviews.get(kept.id).project == "before"


def test_two_at_once_keep_both_works(new_unit):
    both_began, failures = Barrier(2), []

    def work():
        try:
            with new_unit() as unit:
                both_began.wait(timeout=10)
                unit.reviews.add(review())
                unit.commit()
        except Exception as error:  # noqa: BLE001  (a thread cannot raise into the test)
            failures.append(error)

    threads = [Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=40)

    assert failures == []
    assert count(new_unit) == 2


def test_two_that_read_before_they_write_keep_both_works(new_unit, keep):
    """Where both hold a read lock that neither gives up, one would be refused."""
    keep(review())
    both_began, failures = Barrier(2), []

    def work():
        try:
            both_began.wait(timeout=10)
            with new_unit() as unit:
                unit.reviews.find(ReviewQuery())
                unit.reviews.add(review())
                unit.commit()
        except Exception as error:  # noqa: BLE001  (a thread cannot raise into the test)
            failures.append(error)

    threads = [Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=40)

    assert failures == []
    assert count(new_unit) == 3
