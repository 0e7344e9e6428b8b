"""Assay's own database and its migrations, through Alembic."""

from pathlib import Path
from threading import Lock

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy.exc import DBAPIError

from adapters.orm.engines import engine_for, file_of, url_of
from adapters.orm.failures import masked, told, unreachable
from application.ports.store import StoreStatus
from domain.errors import StoreAhead

# The folder that holds alembic.ini: the repository in a checkout, _assay in a wheel.
ROOT = Path(__file__).resolve().parents[2]

# Alembic has one current environment in a process, which threads would take from each other.
ENVIRONMENT = Lock()


class AlembicStore:
    def __init__(self, database_url: str) -> None:
        """Raise InputError when it is no URL of a database that can be used."""
        self._url = url_of(database_url)

    def url(self) -> str:
        return masked(self._url)

    def status(self) -> StoreStatus:
        scripts = ScriptDirectory.from_config(self._config())
        newest = scripts.get_current_head() or ""
        current = self._current()
        if current is None:
            return StoreStatus(self.url(), None, newest, "empty")
        if current not in {script.revision for script in scripts.walk_revisions()}:
            raise StoreAhead(current, newest)
        state = "at head" if current == newest else "behind"
        return StoreStatus(self.url(), current, newest, state)

    def upgrade(self) -> StoreStatus:
        status = self.status()
        if status.state == "at head":
            return status
        try:
            with ENVIRONMENT:
                command.upgrade(self._config(), "head")
        except DBAPIError as error:
            raise told(error, self._url) from error
        except (CommandError, OSError) as error:
            # Another process, newer than this one, may have been quicker: that is StoreAhead.
            self.status()
            raise unreachable(self._url, str(error)) from error
        return self.status()

    def _current(self) -> str | None:
        file = file_of(self._url)
        if file is not None and not file.exists():
            return None
        engine = engine_for(self._url)
        try:
            with engine.connect() as connection:
                heads = MigrationContext.configure(connection).get_current_heads()
        except DBAPIError as error:
            raise told(error, self._url) from error
        finally:
            engine.dispose()
        return ", ".join(heads) or None

    def _config(self) -> Config:
        config = Config(ROOT / "alembic.ini")
        config.attributes["database_url"] = self._url
        return config
