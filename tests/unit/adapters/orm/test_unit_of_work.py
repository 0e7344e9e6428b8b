"""What the unit of work does when the database fails."""

import pytest
from attrs import evolve
from sqlalchemy import text

from adapters.orm.sessions import open_sessions
from adapters.orm.unit_of_work import SqlAlchemyUnitOfWork
from application.ports.reviews import ReviewQuery
from domain.errors import ReviewUnreadable, StoreUnreachable
from domain.source import Location
from tests.sample_reviews import finding, review, revision


@pytest.fixture
def sessions(mapped, tmp_path):
    return open_sessions(f"sqlite:///{tmp_path}/new/folder/store.db")


def test_a_new_store_is_made_with_its_folder(sessions, tmp_path):
    with SqlAlchemyUnitOfWork(sessions) as work:
        assert work.reviews.count(ReviewQuery()) == 0
    assert (tmp_path / "new" / "folder" / "store.db").is_file()


def test_names_that_no_database_can_hold_do_not_keep_a_review_from_being_kept(mapped, store_url):
    """A file name that is no UTF-8 has half surrogate pairs in Python."""
    name = "v/\udce9t\0.py"
    strange = finding(location=Location(name, 1, 1, (Location(name, 2),)))
    seen = evolve(revision(), path=name)
    unit = SqlAlchemyUnitOfWork(open_sessions(store_url))
    with unit as work:
        work.reviews.add(kept := review(project=name, findings=(strange,), revisions=(seen,)))
        work.commit()
    with unit as work:
        (back,) = work.reviews.find(ReviewQuery())
    assert back.id == kept.id
    mended = "v/\ufffdt\ufffd.py"
    assert back.project == back.findings[0].location.path == mended
    assert back.findings[0].location.via == (Location(mended, 2),)
    assert back.revisions == (evolve(seen, path=mended),)


def test_a_failing_database_is_an_unreachable_store(sessions):
    with sessions() as session:
        session.execute(text("DROP TABLE findings"))
        session.commit()

    def add():
        with SqlAlchemyUnitOfWork(sessions) as work:
            work.reviews.add(review())

    with pytest.raises(StoreUnreachable, match=r"no such table: findings.*ASSAY_DATABASE_URL"):
        add()


def test_a_damaged_review_is_told_as_such(sessions):
    with SqlAlchemyUnitOfWork(sessions) as work:
        work.reviews.add(kept := review())
        work.commit()
    with sessions() as session:
        session.execute(text("""UPDATE reviews SET revisions = '[{"id": 1}]'"""))
        session.commit()
    with SqlAlchemyUnitOfWork(sessions) as work, pytest.raises(ReviewUnreadable):
        work.reviews.get(kept.id)
