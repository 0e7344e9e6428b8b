"""Real child processes, real databases: what a trace holds, and what it cannot touch."""

from pathlib import Path
from uuid import uuid4

import pytest
from attrs import evolve
from sqlalchemy import create_engine, text

from adapters.tracing.child import PROGRAMS
from adapters.tracing.request import TraceRequest
from adapters.tracing.trace import Sent, Told, Trace
from adapters.tracing.tracer import Tracer
from tests.servers import require
from tests.unit.adapters.tracing.small_project import written

BOOKS = (
    "op.create_table('books', sa.Column('id', sa.Integer, primary_key=True),"
    " sa.Column('title', sa.String(40), nullable=False))"
)
TITLES = """\
with op.batch_alter_table('books') as batch:
        batch.alter_column('title', type_=sa.String(80), existing_type=sa.String(40))
    op.execute('CREATE INDEX by_title ON books (title)')"""
REVISIONS = [(BOOKS, "op.drop_table('books')"), (TITLES, "op.drop_index('by_title')")]


@pytest.fixture(scope="module")
def trace(tmp_path_factory: pytest.TempPathFactory) -> Trace:
    request = written(tmp_path_factory.mktemp("project"), REVISIONS)
    return Tracer("sqlite")(request)


def upgrade_of(trace: Trace, revision: str) -> tuple[Told | Sent, ...]:
    return next(r.events for r in trace.revisions if (r.id, r.direction) == (revision, "upgrade"))


def test_runs_every_revision_up_and_down(trace: Trace) -> None:
    ran = [(r.id, r.direction, r.finished) for r in trace.revisions]
    assert ran == [
        ("r1", "upgrade", True),
        ("r2", "upgrade", True),
        ("r2", "downgrade", True),
        ("r1", "downgrade", True),
    ]
    assert trace.failure is None


def test_tells_what_op_was_told(trace: Trace) -> None:
    told = [event for event in upgrade_of(trace, "r1") if isinstance(event, Told)]
    assert told == [Told("CreateTableOp", "books", columns=("id", "title"))]


def test_tells_the_operations_of_a_batch_without_its_machinery(trace: Trace) -> None:
    events = upgrade_of(trace, "r2")
    told = [e for e in events if isinstance(e, Told) and e.kind != "ExecuteSQLOp"]
    assert [(t.kind, t.column, t.changes) for t in told] == [("AlterColumnOp", "title", ("type",))]
    copied = [e for e in events if isinstance(e, Sent) and "_alembic_tmp_books" in e.text]
    assert copied
    assert {e.within for e in copied} == {"batch"}


def test_tells_statements_that_a_revision_sends_itself(trace: Trace) -> None:
    sent = [e for e in upgrade_of(trace, "r2") if isinstance(e, Sent) and e.within is None]
    assert [e.text for e in sent] == ["CREATE INDEX by_title ON books (title)"]


def test_reflects_the_schema_before_and_after(trace: Trace) -> None:
    assert trace.start is not None
    assert trace.start.tables == {}
    assert trace.head is not None
    books = trace.head.tables["books"]
    assert [(c.name, c.type, c.nullable) for c in books.columns] == [
        ("id", "INTEGER", False),
        ("title", "VARCHAR(80)", False),
    ]
    assert [(i.name, i.columns) for i in books.indexes] == [("by_title", ("title",))]
    assert trace.base is not None
    assert set(trace.base.tables) == {"alembic_version"}


def test_tells_which_revision_failed_and_why(tmp_path: Path) -> None:
    request = written(tmp_path, [(BOOKS, "pass"), ("op.drop_table('papers')", "pass")])

    trace = Tracer("sqlite")(request)

    assert [(r.id, r.finished) for r in trace.revisions] == [("r1", True), ("r2", False)]
    assert trace.failure is not None
    assert "no such table: papers" in trace.failure
    assert trace.head is None


def test_goes_as_far_as_it_goes_where_that_is_asked(tmp_path: Path) -> None:
    stuck = ("op.add_column('books', sa.Column('isbn', sa.String(13)))", "raise KeyError")
    revisions = [(BOOKS, "pass"), stuck, (TITLES, "op.drop_index('by_title')")]
    request = written(tmp_path, [*revisions, ("op.drop_table('papers')", "pass")])

    trace = Tracer("sqlite")(evolve(request, as_far_as_it_goes=True))

    ran = [(r.id, r.direction, r.finished) for r in trace.revisions]
    up = [(f"r{number}", "upgrade", True) for number in (1, 2, 3)]
    failed = [("r4", "upgrade", False), ("r2", "downgrade", False)]
    assert ran == [*up, ("r3", "downgrade", True), *failed]
    assert trace.failure is not None
    assert "no such table: papers" in trace.failure
    assert trace.failure.endswith("; then: KeyError")
    assert trace.head is not None
    assert [i.name for i in trace.head.tables["books"].indexes] == ["by_title"]
    assert trace.base is not None
    assert [c.name for c in trace.base.tables["books"].columns] == ["id", "title", "isbn"]
    assert trace.base.tables["books"].indexes == ()


def test_goes_no_further_where_nothing_runs(tmp_path: Path) -> None:
    request = written(tmp_path, [("op.drop_table('papers')", "pass")])

    trace = Tracer("sqlite")(evolve(request, as_far_as_it_goes=True))

    assert [(r.id, r.finished) for r in trace.revisions] == [("r1", False)]
    assert trace.head is None


def test_runs_revisions_with_the_driver_that_they_want(tmp_path: Path) -> None:
    tell = "raise RuntimeError(str(op.get_bind().engine.url))"
    request = written(tmp_path, [(tell, "pass")])
    wanted = evolve(request.environment, driver="sqlite+pysqlite")

    trace = Tracer("sqlite")(evolve(request, environment=wanted))

    assert trace.failure is not None
    assert "sqlite+pysqlite://" in trace.failure


def test_refuses_a_database_that_was_not_made_for_it(tmp_path: Path) -> None:
    other = tmp_path / "precious.db"
    connect = f"create_engine('sqlite:///{other}').connect().close()"

    trace = Tracer("sqlite")(written(tmp_path, REVISIONS, first=connect))

    assert trace.failure is not None
    assert "ElsewhereRefused" in trace.failure
    assert trace.revisions == ()
    assert not other.exists()


def test_passes_nothing_of_ours_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "sqlite:///precious.db")
    tell = "raise RuntimeError(repr((os.environ.get('DATABASE_URL'), sys.path)))"

    trace = Tracer("sqlite")(written(tmp_path, REVISIONS, first=tell))

    assert trace.failure is not None
    assert "(None, [" in trace.failure
    assert str(PROGRAMS) not in trace.failure


def test_tells_the_name_that_the_database_gets(tmp_path: Path) -> None:
    unnamed = "with op.batch_alter_table('books') as b:\n            b.create_unique_constraint("
    revisions = [(BOOKS, "pass"), (f"{unnamed}None, ['title'])", "pass")]
    request = written(tmp_path, revisions)
    env_py = tmp_path / "migrations" / "env.py"
    metadata = "sa.MetaData(naming_convention={'uq': 'uq_%(table_name)s'})"
    text = env_py.read_text().replace(
        "configure(connection=connection)",
        f"configure(connection=connection, target_metadata={metadata})",
    )
    env_py.write_text("import sqlalchemy as sa\n" + text)

    (told,) = (e for e in upgrade_of(Tracer("sqlite")(request), "r2") if isinstance(e, Told))

    assert (told.kind, told.name) == ("CreateUniqueConstraintOp", "uq_books")


def test_reflects_the_enumerated_types_that_the_way_back_leaves(tmp_path: Path) -> None:
    server = require("postgresql")
    kind = "sa.Column('kind', sa.Enum('novel', name='kind'))"
    revisions = [(f"op.create_table('books', {kind})", "op.drop_table('books')")]

    trace = Tracer(server.url.render_as_string(hide_password=False))(written(tmp_path, revisions))

    assert trace.start is not None
    assert trace.base is not None
    assert (trace.start.enums, trace.base.enums) == ((), ("kind",))


@pytest.mark.parametrize("name", ["postgresql", "mariadb"])
def test_drops_the_database_that_it_made_after_an_error_too(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    server, chosen = require(name), uuid4()
    monkeypatch.setattr("adapters.tracing.throwaway.uuid4", lambda: chosen)
    request = written(tmp_path, [(BOOKS, "pass"), ("raise RuntimeError", "pass")])

    trace = Tracer(server.url.render_as_string(hide_password=False))(request)

    assert [(r.id, r.finished) for r in trace.revisions] == [("r1", True), ("r2", False)]
    assert f"assay_trace_{chosen.hex[:12]}" not in databases(name)


def test_tells_that_a_server_makes_no_database(tmp_path: Path) -> None:
    request: TraceRequest = written(tmp_path, REVISIONS)

    trace = Tracer("postgresql+psycopg://postgres@127.0.0.1:1/postgres")(request)

    assert trace.failure is not None
    assert "Traceback" not in trace.failure
    assert "127.0.0.1" in trace.failure


def databases(name: str) -> set[str]:
    catalogue = {
        "postgresql": "SELECT datname FROM pg_database",
        "mariadb": "SELECT schema_name FROM information_schema.schemata",
    }
    with create_engine(require(name).url).connect() as connection:
        return set(connection.execute(text(catalogue[name])).scalars())
