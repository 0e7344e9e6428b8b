"""Connections, engines and sessions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from attrs import field

from adapters.alembic_project.evaluator.call import Call
from adapters.alembic_project.evaluator.calling import call_method, call_value
from adapters.alembic_project.evaluator.constructs.dialect import DIALECT, dialect_name
from adapters.alembic_project.evaluator.constructs.execution import execute, result
from adapters.alembic_project.evaluator.constructs.queries import Query
from adapters.alembic_project.evaluator.data.elements import elements, whole
from adapters.alembic_project.evaluator.knowledge import settled
from adapters.alembic_project.evaluator.machine import Known, Machine
from adapters.alembic_project.evaluator.values import ABSENT, Entity, Unknown, Value
from domain.classes import define
from domain.operations import ChangeRows
from domain.sql_operations import TransactionControl

EXECUTING = frozenset(("execute", "scalar", "scalars", "exec_driver_sql", "exec", "executemany"))
GIVING_ITSELF_WORDS = """
connection execution_options get_bind engine session
"""
GIVING_ITSELF = frozenset(GIVING_ITSELF_WORDS.split())
OPENING_WORDS = "begin begin_nested begin_twophase connect cursor raw_connection get_transaction"
OPENING = frozenset(OPENING_WORDS.split())
GIVING_NOTHING_WORDS = """
commit rollback close flush expire expire_all expunge expunge_all refresh dispose detach
invalidate remove prepare clear_cache no_autoflush run_callable
"""
GIVING_NOTHING = frozenset(GIVING_NOTHING_WORDS.split())
ADDING = {"add": "INSERT", "merge": "UPDATE", "delete": "DELETE"}
ADDING_MANY = {"add_all": "INSERT", "bulk_save_objects": "INSERT"}
ADDING_ROWS = {"bulk_insert_mappings": "INSERT", "bulk_update_mappings": "UPDATE"}
FILTERED = {"UPDATE": True, "DELETE": True}


class Bind(Entity):
    """A connection or an engine, whatever its layer: it executes."""

    __slots__ = ()

    runs: ClassVar[bool] = True
    methods = EXECUTING | GIVING_ITSELF | GIVING_NOTHING | OPENING

    def attribute(self, machine: Machine, name: str) -> Value:
        match name:
            case "dialect":
                return DIALECT
            case "name":
                return dialect_name(machine)
            case "bind" | "connection" | "sync_connection" | "session":
                return self
            case "engine":
                return ANOTHER
            case "closed" | "in_transaction":
                return Unknown("runtime-value", f"the connection's {name}")
        return ABSENT

    def method(self, call: Call, name: str) -> Value:
        if name in EXECUTING:
            return execute(call, call.get(0, "statement"))
        if name in GIVING_ITSELF:
            return self
        if name in OPENING:
            return ANOTHER
        if name in GIVING_NOTHING:
            self.end(call, name)
            return None
        if name == "run_sync":
            inner = call.with_arguments(self, *call.args[1:], **call.kwargs)
            return call_value(inner, call.get(0, "fn"))
        return Unknown("database-read", call.shown)

    def end(self, call: Call, name: str) -> None:
        """Alembic's own transaction ends with its connection's: the next one begins at once."""
        if name in ("commit", "rollback"):
            call.emit(TransactionControl(name.upper(), chain=True))


class Another(Bind):
    """A connection, a savepoint or a cursor of its own."""

    __slots__ = ()

    def end(self, call: Call, name: str) -> None:
        """Alembic's transaction goes on."""


ANOTHER = Another()


class Session(Another):
    """An ORM session: on Alembic's connection it leaves the transaction to Alembic."""

    __slots__ = ()

    methods = Bind.methods | {"query", "get", *ADDING, *ADDING_MANY, *ADDING_ROWS}

    def method(self, call: Call, name: str) -> Value:
        if name == "query":
            return Query(call.machine.table_of(call.get(0, "entity")))
        if name == "get":
            return result(call.machine.table_of(call.get(0, "entity")))
        if name in ADDING:
            self.add(call, ADDING[name], call.get(0, "instance"))
            return call.get(0, "instance")
        if name in ADDING_MANY:
            found = elements(call.machine, call.get(0, "instances"))
            for instance in found.values[:1] if found else [None]:
                self.add(call, ADDING_MANY[name], settled(instance))
            return None
        if name in ADDING_ROWS:
            self.add(call, ADDING_ROWS[name], call.get(0, "mapper"))
            return None
        return super().method(call, name)

    def called(self, call: Call) -> Value:
        """A scoped session is called for the session itself."""
        return self

    def add(self, call: Call, verb: str, what: Value) -> None:
        table = call.machine.table_of(what)
        call.emit(ChangeRows(verb, table, FILTERED.get(verb)))


BIND = Bind()
SESSION = Session()


class SessionMaker(Entity):
    """`sessionmaker(bind=...)`."""

    __slots__ = ()

    def called(self, call: Call) -> Value:
        return SESSION

    def method(self, call: Call, name: str) -> Value:
        return SESSION if name in ("begin", "__call__") else None


def session(call: Call, name: str) -> Value:
    return SESSION


def session_maker(call: Call, name: str) -> Value:
    return SessionMaker()


def engine(call: Call, name: str) -> Value:
    """An engine of its own: what it executes goes to a database that nobody here knows."""
    return ANOTHER


@define(eq=False)
class ModelBase(Entity):
    """`declarative_base()`, and the `registry()` that makes one.

    `model` is the class that it is made of, where one was given; `call` is what made it.
    """

    metadata: Value
    model: Value = None
    call: Call | None = None

    def attribute(self, machine: Machine, name: str) -> Value:
        return self.metadata if name == "metadata" else ABSENT

    def method(self, call: Call, name: str) -> Value:
        return self if name == "generate_base" else ABSENT


@define(eq=False)
class MetaData(Entity):
    """`sa.MetaData(...)`; its tables are those of the database, unless `options` has them."""

    options: Mapping[str, Value] = field(factory=dict)

    def attribute(self, machine: Machine, name: str) -> Value:
        if name in self.options:
            return self.options[name]
        if name == "tables":
            return ReflectedTables()
        return Unknown("database-read", f"the {name} of a MetaData")

    def method(self, call: Call, name: str) -> Value:
        if name in ("create_all", "drop_all"):
            self.create_or_drop(call, name.removesuffix("_all"))
        return None

    def create_or_drop(self, call: Call, verb: str) -> None:
        """Each of the tables that are named; all of a MetaData are not known."""
        tables = whole(call.machine, call.get(1, "tables"))
        if tables is None:
            call.unread(Unknown("unknown-call", "every table of a MetaData"))
        each = call.with_arguments(checkfirst=True)
        for table in tables or ():
            if call_method(each, table, verb) is not None:
                call.unread(Unknown("unknown-argument", "one of the tables"))


METADATA = MetaData()


class ReflectedTables(Entity):
    """`metadata.tables`."""

    __slots__ = ()

    def item(self, machine: Machine, key: Value) -> Value:
        name, _, schema = str(key).rpartition(".")[::-1] if isinstance(key, str) else ("", "", "")
        return machine.language.reflected_table(name, schema) if name else ABSENT

    def method(self, call: Call, name: str) -> Value:
        if name == "get":
            return self.item(call.machine, call.get(0, "key"))
        return Unknown("database-read", call.shown)


def model_base(call: Call, name: str) -> Value:
    given = call.kwargs.get("metadata")
    made = MetaData() if given is None else given
    return ModelBase(made, call.kwargs.get("cls"), call)


def metadata(call: Call, name: str) -> Value:
    return MetaData(call.kwargs)


CONNECTIONS: Mapping[str, Known] = {
    **{f"sqlalchemy.{name}": session for name in ("Session", "AsyncSession", "create_session")},
    **{
        f"sqlalchemy.{name}": session_maker
        for name in ("sessionmaker", "scoped_session", "async_sessionmaker")
    },
    "sqlalchemy.create_engine": engine,
    "sqlalchemy.declarative_base": model_base,
    "sqlalchemy.automap_base": model_base,
    "sqlalchemy.registry": model_base,
    "sqlalchemy.MetaData": metadata,
}
