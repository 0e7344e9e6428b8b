"""Reviews through SQLAlchemy."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session
from sqlalchemy.orm.util import identity_key

from adapters.orm.tables import reviews
from application.ports.reviews import ReviewQuery
from domain.errors import ReviewAlreadyKept, ReviewNotFound
from domain.review.review import Review


class SqlAlchemyReviewRepository:
    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, review: Review) -> None:
        if identity_key(Review, review.id) in self._session.identity_map:
            raise ReviewAlreadyKept(review.id)
        self._session.add(review)
        try:
            self._session.flush()
        except IntegrityError as error:
            raise ReviewAlreadyKept(review.id) from error

    def get(self, review_id: UUID) -> Review:
        review = self._session.get(Review, review_id)
        if review is None:
            raise ReviewNotFound(review_id)
        return review

    def find(self, query: ReviewQuery) -> Sequence[Review]:
        page = (
            select(Review)
            .where(*conditions(query))
            .order_by(reviews.c.reviewed_at.desc(), reviews.c.id)
            .limit(query.limit)
            .offset(query.offset)
        )
        return self._session.scalars(page).all()

    def count(self, query: ReviewQuery) -> int:
        total = select(func.count()).select_from(reviews).where(*conditions(query))
        return self._session.execute(total).scalar_one()


def conditions(query: ReviewQuery) -> list[ColumnElement[bool]]:
    wanted: tuple[tuple[ColumnElement[Any], object], ...] = (
        (reviews.c.project, query.project),
        (reviews.c.verdict, query.verdict),
    )
    return [column == value for column, value in wanted if value is not None]
