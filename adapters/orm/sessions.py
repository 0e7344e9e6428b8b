"""Sessions on Assay's own database."""

from sqlalchemy.orm import Session, sessionmaker

from adapters.orm.engines import engine_for, url_of
from adapters.orm.mapping import start_mappers
from adapters.orm.store import AlembicStore

Sessions = sessionmaker[Session]


def open_sessions(database_url: str) -> Sessions:
    """Sessions on this database, brought up to date first, with the domain mapped.

    Raise InputError, StoreUnreachable or StoreAhead.
    """
    AlembicStore(database_url).upgrade()
    start_mappers()
    return sessionmaker(engine_for(url_of(database_url)), expire_on_commit=False)
