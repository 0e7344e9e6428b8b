"""What every ReviewRepository promises."""

from datetime import timedelta, timezone
from uuid import UUID, uuid4

import pytest
from attrs import fields
from hypothesis import HealthCheck, Phase, given, settings

from application.ports.reviews import ReviewQuery
from domain.errors import ReviewAlreadyKept, ReviewNotFound
from domain.review.finding import Level
from domain.review.outcome import Verdict
from domain.review.review import Review
from tests.generated_outcomes import outcomes
from tests.sample_reviews import NOON, bare_finding, finding, review, revision


def everything(kept):
    return {field.name: getattr(kept, field.name) for field in fields(Review)}


def kept_again(unit, review_id):
    with unit:
        return unit.reviews.get(review_id)


def found(unit, **query):
    with unit:
        return [r.id for r in unit.reviews.find(ReviewQuery(**query))]


def test_gives_back_everything_that_was_kept(unit, keep):
    keep(original := review())
    assert everything(kept_again(unit, original.id)) == everything(original)
    assert kept_again(unit, original.id).outcome == original.outcome


def test_keeps_an_absent_value_absent(unit, keep):
    keep(original := review(findings=(bare_finding(),), fail_level=None, revisions=(), problems=()))
    assert everything(kept_again(unit, original.id)) == everything(original)


@settings(
    max_examples=30,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(outcome=outcomes)
def test_gives_back_any_outcome(unit, keep, outcome):
    keep(original := Review.of(outcome, uuid4(), NOON))
    assert everything(kept_again(unit, original.id)) == everything(original)


def test_gives_back_the_same_moment_in_utc(unit, keep):
    there = timezone(timedelta(hours=5, minutes=30))
    keep(original := review(at=NOON.astimezone(there)))
    back = kept_again(unit, original.id).reviewed_at
    assert back == NOON
    assert back.utcoffset() is not None


def test_keeps_every_character_of_every_alphabet(unit, keep):
    words = "Straße, 表, שלום, \N{PILE OF POO}\N{FAMILY}, \t\r\n, 'quoted', \"so\", \\, %s, :x"
    named = finding(message=words, fix=words, table=words)
    keep(original := review(project=words, findings=(named,)))
    assert kept_again(unit, original.id).project == words
    assert kept_again(unit, original.id).findings == (named,)


def test_keeps_texts_longer_than_64_kilobytes(unit, keep):
    long = finding(message="é" * 70_000, fix="x = 1\n" * 20_000)
    keep(original := review(findings=(long,)))
    assert kept_again(unit, original.id).findings == (long,)


def test_keeps_a_review_of_thousands_of_revisions(unit, keep):
    many = tuple(revision(number) for number in range(5_000))
    keep(original := review(revisions=many))
    assert kept_again(unit, original.id).revisions == many


def test_keeps_thousands_of_findings_in_their_order(unit, keep):
    many = tuple(finding(message=f"number {n * 7919 % 2_000}") for n in range(2_000))
    keep(original := review(findings=many))
    assert kept_again(unit, original.id).findings == many


def test_knows_no_review_that_was_never_kept(unit):
    missing = uuid4()
    with unit, pytest.raises(ReviewNotFound, match=str(missing)):
        unit.reviews.get(missing)


def test_refuses_an_id_that_is_taken(unit, keep):
    keep(first := review(project="first"))
    with unit, pytest.raises(ReviewAlreadyKept, match=str(first.id)):
        unit.reviews.add(review(first.id, project="second"))
    assert kept_again(unit, first.id).project == "first"


def test_refuses_an_id_that_is_taken_in_the_same_unit_of_work(unit):
    with unit:
        unit.reviews.add(first := review())
        with pytest.raises(ReviewAlreadyKept):
            unit.reviews.add(review(first.id))


def test_finds_what_it_has_not_committed_yet(unit):
    with unit:
        unit.reviews.add(new := review())
        assert unit.reviews.get(new.id).id == new.id
        assert [r.id for r in unit.reviews.find(ReviewQuery())] == [new.id]
        assert unit.reviews.count(ReviewQuery()) == 1


def test_finds_the_newest_first(unit, keep):
    old, new, middle = (review(at=NOON + timedelta(seconds=s)) for s in (0, 2, 1))
    keep(old, new, middle)
    assert found(unit) == [new.id, middle.id, old.id]


def test_finds_those_of_the_same_second_by_id(unit, keep):
    ids = [UUID(int=n << 100) for n in (9, 1, 12, 3)]
    keep(*(review(i) for i in ids))
    assert found(unit) == sorted(ids)


def test_finds_a_page(unit, keep):
    kept = [review(at=NOON - timedelta(seconds=n)) for n in range(5)]
    keep(*kept)
    ids = [r.id for r in kept]
    assert found(unit, limit=2) == ids[:2]
    assert found(unit, limit=2, offset=2) == ids[2:4]
    assert found(unit, limit=2, offset=4) == ids[4:]
    assert found(unit, limit=2, offset=5) == []


def test_finds_findings_too(unit, keep):
    keep(original := review())
    with unit:
        (back,) = unit.reviews.find(ReviewQuery())
    assert back.findings == original.findings


def test_finds_those_of_a_project(unit, keep):
    keep(mine := review(project="shop"), review(project="workshop"), review(project=""))
    assert found(unit, project="shop") == [mine.id]
    assert found(unit, project="sho%") == []


@pytest.mark.parametrize("other", ["Shop", "shöp", "shop\N{BUG}", "shop\N{HONEYBEE}"])
def test_tells_apart_projects_that_look_alike(unit, keep, other):
    keep(mine := review(project="shop"), theirs := review(project=other))
    keep(review(project="shop\N{SNAIL}"))
    assert found(unit, project="shop") == [mine.id]
    assert found(unit, project=other) == [theirs.id]


def test_finds_those_with_a_verdict(unit, keep):
    passed = review(problems=(), findings=())
    failed = review(problems=(), findings=(finding(level=Level.ERROR),))
    keep(passed, failed, incomplete := review())
    assert found(unit, verdict=Verdict.PASSED) == [passed.id]
    assert found(unit, verdict=Verdict.FAILED) == [failed.id]
    assert found(unit, verdict=Verdict.INCOMPLETE) == [incomplete.id]


def test_filters_narrow_together(unit, keep):
    both = review(project="shop", problems=(), findings=())
    keep(both, review(project="shop"), review(project="bar", problems=(), findings=()))
    assert found(unit, project="shop", verdict=Verdict.PASSED) == [both.id]


def test_counts_what_the_filters_let_through_whatever_the_page(unit, keep):
    keep(*(review(project="shop") for _ in range(3)), review(project="bar"))
    with unit:
        assert unit.reviews.count(ReviewQuery()) == 4
        assert unit.reviews.count(ReviewQuery(project="shop", limit=1, offset=2)) == 3
        assert unit.reviews.count(ReviewQuery(project="shop", verdict=Verdict.PASSED)) == 0
