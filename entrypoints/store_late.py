"""What keeps reviews, built when it is first asked for: the store loads SQLAlchemy.

Only the container asks for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from adapters.orm.sessions import Sessions
    from application.ports.clock import Clock, NewId
    from application.ports.review_document import ReviewDocument
    from application.ports.store import Store
    from application.ports.unit_of_work import UnitOfWork
    from application.use_cases.list_reviews import ListReviews
    from application.use_cases.receive_review import ReceiveReview
    from application.use_cases.record_review import RecordReview
    from application.use_cases.show_review import ShowReview
    from domain.review.review import Review


def sessions_on(url: str) -> Sessions:
    from adapters.orm.sessions import open_sessions

    return open_sessions(url or own_url())


def unit_of_work_on(sessions: Sessions) -> UnitOfWork:
    from adapters.orm.unit_of_work import SqlAlchemyUnitOfWork

    return SqlAlchemyUnitOfWork(sessions)


def unit_of_work_in_memory(reviews: dict[UUID, Review]) -> UnitOfWork:
    from adapters.memory.unit_of_work import InMemoryUnitOfWork

    return InMemoryUnitOfWork(reviews)


def store_at(url: str) -> Store:
    from adapters.orm.store import AlembicStore

    return AlembicStore(url or own_url())


def own_url() -> str:
    """Where to look for the folders of a user takes a while: no review without a store asks."""
    from adapters.config import default_database_url

    return default_database_url()


def recorder(unit_of_work: Callable[[], UnitOfWork], clock: Clock, new_id: NewId) -> RecordReview:
    from application.use_cases.record_review import RecordReview

    return RecordReview(unit_of_work, clock, new_id)


def receiver(document: ReviewDocument, record: RecordReview) -> ReceiveReview:
    from application.use_cases.receive_review import ReceiveReview

    return ReceiveReview(document, record)


def lister(unit_of_work: Callable[[], UnitOfWork]) -> ListReviews:
    from application.use_cases.list_reviews import ListReviews

    return ListReviews(unit_of_work)


def shower(unit_of_work: Callable[[], UnitOfWork]) -> ShowReview:
    from application.use_cases.show_review import ShowReview

    return ShowReview(unit_of_work)
