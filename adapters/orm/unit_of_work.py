"""A unit of work on a session."""

from types import TracebackType
from typing import Self

from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session, sessionmaker

from adapters.orm.failures import told
from adapters.orm.reviews import SqlAlchemyReviewRepository


class SqlAlchemyUnitOfWork:
    """Raises StoreUnreachable for whatever the database refuses meanwhile."""

    def __init__(self, sessions: sessionmaker[Session]) -> None:
        self._sessions = sessions

    def __enter__(self) -> Self:
        self._session = self._sessions()
        self.reviews = SqlAlchemyReviewRepository(self._session)
        return self

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        tb: TracebackType | None,
    ) -> None:
        self._session.close()
        if isinstance(exc, DBAPIError):
            raise told(exc, self._sessions.kw["bind"].url) from exc

    def commit(self) -> None:
        self._session.commit()
