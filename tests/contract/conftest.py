"""Every adapter of the storage ports, under one fixture."""

from contextlib import ExitStack

import pytest

from tests.conftest import DATABASES
from tests.servers import new_database


@pytest.fixture(scope="session")
def sessions_by_kind(tmp_path_factory):
    """One migrated database of each kind for all contract tests: making one is slow."""
    from adapters.orm.mapping import stop_mappers
    from adapters.orm.sessions import open_sessions

    opened = {}
    with ExitStack() as databases:

        def sessions(kind):
            if kind not in opened:
                opened[kind] = open_sessions(url(kind, databases))
                stop_mappers()
            return opened[kind]

        def url(kind, databases):
            if kind == "sqlite":
                return f"sqlite:///{tmp_path_factory.mktemp('contract')}/store.db"
            return databases.enter_context(new_database(kind)).render_as_string(False)

        yield sessions
        for made in opened.values():
            made.kw["bind"].dispose()


@pytest.fixture(params=["memory", *DATABASES])
def new_unit(request):
    """Makes units of work on one empty store, once for each adapter."""
    if request.param == "memory":
        from adapters.memory.unit_of_work import InMemoryUnitOfWork

        kept = {}
        return lambda: InMemoryUnitOfWork(kept)
    sessions = request.getfixturevalue("sessions_by_kind")(request.param)
    request.getfixturevalue("mapped")
    return sqlalchemy_units(sessions)


def sqlalchemy_units(sessions):
    from adapters.orm.metadata import metadata
    from adapters.orm.unit_of_work import SqlAlchemyUnitOfWork

    with sessions() as session:
        for table in reversed(metadata.sorted_tables):
            session.execute(table.delete())
        session.commit()
    return lambda: SqlAlchemyUnitOfWork(sessions)


@pytest.fixture
def unit(new_unit):
    return new_unit()


@pytest.fixture
def keep(new_unit):
    """Keeps reviews, one unit of work each."""

    def keep(*reviews):
        for review in reviews:
            with new_unit() as work:
                work.reviews.add(review)
                work.commit()

    return keep
