"""Runs the revisions of a project on one database and writes down what they asked of it.

It is run by the tracer, under the project's own interpreter. Standard input holds a JSON object:

    url                 the empty database that was made for this run; any other is refused
    ini, script_location, version_locations, path
                        the project's Alembic environment, and what to put on sys.path
    own_environment     run the project's env.py; otherwise a plain one
    handed              `connection`, `engine` or null: given to env.py in config.attributes
    url_variables       environment variables that are to hold the URL, each with the driver for it
    metadata            "module:attribute" or null: what `create` makes, and the target metadata
                        of the plain environment
    application         "module:factory" or null: a Flask application whose context is entered first
    driver              what to reach the database with, "" for the driver of the URL
    action              `upgrade` to the heads, `downgrade` to the base, `stamp` the heads, or
                        `create` the tables that the project makes without its revisions
    only                the revisions to run on the way, null for all of them
    output              the file to write

It writes one JSON object a line. `operation` is what `op` was told, `sql` a statement that was
sent and the operation that it was sent for, `error` a traceback; `begins` and `ends` stand around
each revision. All of these carry `revision` and `direction`, unless it happened outside of any.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import reduce
from importlib import import_module
from runpy import run_path
from typing import Any, TextIO

# It stands beside this file, which is not on the path.
TELLING = run_path(os.path.join(os.path.dirname(__file__), "telling.py"))
PLACES = ("host", "port", "database", "dbname", "db", "service", "unix_socket")


class ElsewhereRefused(Exception):
    """Something of the project connects to a database that was not made for this run."""


def main() -> None:
    task = json.load(sys.stdin)
    sys.path[:0] = task["path"]
    with open(task["output"], "w", encoding="utf-8") as output:
        recorder = Recorder(task, output)
        try:
            recorder.run()
        except Exception:  # noqa: BLE001 - a project may raise anything, and it is all of interest
            recorder.write(error=traceback.format_exc(limit=-8))
            sys.exit(1)


class Recorder:
    def __init__(self, task: dict[str, Any], output: TextIO) -> None:
        self.task = task
        self.output = output
        self.revision: str | None = None
        self.direction: str = task["action"]
        self.within: list[str] = []

    def write(self, **line: Any) -> None:
        if self.revision is not None:
            line = {"revision": self.revision, "direction": self.direction, **line}
        self.output.write(json.dumps(line, default=str) + "\n")
        self.output.flush()

    def run(self) -> None:
        import sqlalchemy as sa
        from sqlalchemy.engine.url import make_url

        url = make_url(self.task["url"])
        url = url.set(drivername=self.task["driver"] or url.drivername)
        tell_url(url, self.task["url_variables"])
        refuse_elsewhere(url)
        self.watch_operations()
        sa.event.listen(sa.engine.Engine, "before_cursor_execute", self.on_statement)
        if self.task["application"]:
            named(self.task["application"])().app_context().push()
        engine = connecting(url)
        if engine.dialect.is_async and not self.task["own_environment"]:
            # Its connections answer wherever a loop is underneath.
            asyncio.run(sa.util.greenlet_spawn(self.act, engine))
        else:
            self.act(engine)

    def act(self, engine: Any) -> None:
        if self.direction != "create":
            self.migrate(engine)
        elif self.task["metadata"]:
            named(self.task["metadata"]).create_all(engine)

    def on_statement(self, connection: Any, cursor: Any, statement: str, *_: Any) -> None:
        if self.revision is not None:
            self.write(sql={"text": statement, "within": self.within[0] if self.within else None})

    def watch_operations(self) -> None:
        from alembic.operations.base import AbstractOperations
        from alembic.operations.batch import BatchOperationsImpl

        told: Any = AbstractOperations
        batches: Any = BatchOperationsImpl
        invoke, flush = told.invoke, batches.flush

        def watched_invoke(operations: Any, operation: Any) -> Any:
            # An operation may be carried out through others: what the revision said counts.
            if not self.within and self.revision is not None:
                self.write(operation=TELLING["told"](operation, operations), place=self.place())
            with self.inside(kind_that_hides(operation)):
                return invoke(operations, operation)

        def watched_flush(batch: Any) -> None:
            with self.inside("batch"):
                flush(batch)

        told.invoke, batches.flush = watched_invoke, watched_flush

    @contextmanager
    def inside(self, kind: str | None) -> Iterator[None]:
        entered = [kind] if kind else []
        self.within += entered
        try:
            yield
        finally:
            del self.within[len(self.within) - len(entered) :]

    def place(self) -> list[Any] | None:
        """The innermost line of the project's own migrations, as [file, line]."""
        frame: Any = sys._getframe(2)
        folders = (self.task["script_location"], *self.task["version_locations"])
        while frame is not None:
            file = frame.f_code.co_filename
            if file.startswith(folders) and os.path.basename(file) != "env.py":
                return [file, frame.f_lineno]
            frame = frame.f_back
        return None

    def migrate(self, engine: Any) -> None:
        from alembic.runtime.environment import EnvironmentContext
        from alembic.script import ScriptDirectory

        config = configuration(self.task, engine.url)
        script = ScriptDirectory.from_config(config)
        if self.task["version_locations"]:
            script.version_locations = self.task["version_locations"]
        steps = self.steps(script)
        with EnvironmentContext(config, script, fn=steps) as environment:
            if self.task["own_environment"]:
                with handed(config, engine, self.task["handed"]):
                    script.run_env()
            else:
                run_plainly(environment, engine, self.task["metadata"])

    def steps(self, script: Any) -> Callable[[Any, Any], list[Any]]:
        find, end = {
            "upgrade": (script._upgrade_revs, "heads"),
            "downgrade": (script._downgrade_revs, "base"),
            "stamp": (script._stamp_revs, "heads"),
        }[self.direction]
        if self.direction == "stamp":
            return lambda revision, context: find(end, revision)
        return lambda revision, context: [
            self.watched(step) for step in find(end, revision) if self.is_wanted(step)
        ]

    def is_wanted(self, step: Any) -> bool:
        return self.task["only"] is None or step.revision.revision in self.task["only"]

    def watched(self, step: Any) -> Any:
        run = step.migration_fn

        def migration_fn(*arguments: Any, **keywords: Any) -> Any:
            self.revision = step.revision.revision
            self.write(begins=True)
            try:
                result = run(*arguments, **keywords)
            except Exception:
                self.write(error=traceback.format_exc(limit=-8))
                raise
            else:
                self.write(ends=True)
                return result
            finally:
                self.revision = None

        step.migration_fn = migration_fn
        return step


def tell_url(url: Any, variables: dict[str, str]) -> None:
    for name, driver in variables.items():
        told = url.set(drivername=driver or url.drivername)
        os.environ[name] = told.render_as_string(hide_password=False)


def refuse_elsewhere(url: Any) -> None:
    """Let no engine of the process connect to anything but the database at the URL."""
    import sqlalchemy as sa

    def on_connect(dialect: Any, record: Any, arguments: Any, keywords: Any) -> None:
        allowed, named = dialect.create_connect_args(url)
        if dialect.name == "sqlite" and arguments[:1] == [":memory:"]:
            return
        there = (arguments, {k: keywords.get(k) for k in PLACES})
        if there != (allowed, {k: named.get(k) for k in PLACES}):
            raise ElsewhereRefused("the project asked for a database that is not its own to touch")

    sa.event.listen(sa.engine.Engine, "do_connect", on_connect)


def named(place: str) -> Any:
    """What stands at "module:attribute"."""
    module, _, path = place.partition(":")
    return reduce(getattr, path.split("."), import_module(module))


def connecting(url: Any) -> Any:
    """An engine; of an asynchronous one, what it is for SQLAlchemy's other parts."""
    import sqlalchemy as sa

    if not url.get_dialect().is_async:
        return sa.create_engine(url, poolclass=sa.pool.NullPool)
    from sqlalchemy.ext.asyncio import create_async_engine

    return create_async_engine(url, poolclass=sa.pool.NullPool).sync_engine


def configuration(task: dict[str, Any], url: Any) -> Any:
    from alembic.config import Config

    config, text = Config(task["ini"]), url.render_as_string(hide_password=False)
    config.set_main_option("script_location", task["script_location"].replace("%", "%%"))
    config.set_main_option("sqlalchemy.url", text.replace("%", "%%"))
    return config


@contextmanager
def handed(config: Any, engine: Any, wanted: str | None) -> Iterator[None]:
    """What env.py finds in `config.attributes["connection"]`."""
    if wanted == "connection":
        with engine.connect() as connection:
            config.attributes["connection"] = connection
            yield
            connection.commit()
    else:
        if wanted == "engine":
            config.attributes["connection"] = engine
        yield


def run_plainly(environment: Any, engine: Any, metadata: str | None) -> None:
    told = named(metadata) if metadata else None
    with engine.connect() as connection:
        environment.configure(
            connection=connection, transaction_per_migration=True, target_metadata=told
        )
        with environment.begin_transaction():
            environment.run_migrations()


def kind_that_hides(operation: Any) -> str | None:
    """Its kind, where the statements that it sends are only its own rendering."""
    module, kind = type(operation).__module__, type(operation).__name__
    return kind if module.startswith("alembic.") and kind != "ExecuteSQLOp" else None


if __name__ == "__main__":
    main()
