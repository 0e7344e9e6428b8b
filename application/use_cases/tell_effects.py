"""Tell what SQL statements do on a server: locks, rewrites, scans, failures, losses."""

from collections.abc import Iterator

import attrs

from application.default_schema import in_default_schema
from application.ports.sql_reader import SqlReader, SqlStatement
from domain.classes import frozen
from domain.databases.target import Target
from domain.errors import InputError, StatementUnreadable
from domain.operations import RunSql, Unread
from domain.schema.replay import apply
from domain.schema.schema import Schema
from domain.schema.unseen_changes import may_define
from domain.source import Location
from domain.statements import Session, StatementEffect


@frozen
class SqlSource:
    """SQL, and what to call the place that it comes from: a path, or `the argument`."""

    text: str
    name: str


@frozen
class EffectsQuestion:
    """`each_alone`: each statement commits by itself, else one transaction holds them all."""

    statements: SqlSource
    database: str
    server_version: str | None = None
    schema: SqlSource | None = None
    each_alone: bool = False


@frozen
class UnreadStatement:
    """A statement of the schema that may have changed it, and was not understood."""

    location: Location
    text: str


@frozen
class ToldStatement:
    location: Location
    text: str
    told: StatementEffect


@frozen
class EffectsAnswer:
    """`schema_unread` is None where no schema was given."""

    target: Target
    each_alone: bool
    statements: tuple[ToldStatement, ...]
    schema_name: str | None = None
    schema_unread: tuple[UnreadStatement, ...] = ()


@frozen
class TellEffects:
    sql: SqlReader

    def __call__(self, question: EffectsQuestion) -> EffectsAnswer:
        """Raise InputError for an unknown database or version, and for what is no SQL."""
        target = Target.of(question.database, question.server_version)
        asked = self._read(question.statements, target)
        faulty = next((each for each in asked if each.fault), None)
        if faulty is not None:
            raise unreadable(faulty, question.statements)
        if not asked:
            raise InputError(f"{question.statements.name}: there is no SQL statement in it.")
        schema, unread = self._schema(question.schema, target)
        session = Session.opened(target, schema, in_transaction=not question.each_alone)
        return EffectsAnswer(
            target,
            question.each_alone,
            tuple(told(session, asked, question.statements.name)),
            question.schema.name if question.schema else None,
            unread,
        )

    def _schema(
        self, source: SqlSource | None, target: Target
    ) -> tuple[Schema, tuple[UnreadStatement, ...]]:
        """The schema that the source makes, and what of it was not understood."""
        schema, unread = Schema(), list[UnreadStatement]()
        for statement in self._read(source, target) if source else ():
            if unclear(statement) and source:
                place = Location(source.name, statement.fault_line or statement.line)
                unread.append(UnreadStatement(place, statement.text))
            for operation in statement.operations:
                schema = apply(operation, schema, target)
        return schema, tuple(unread)

    def _read(self, source: SqlSource, target: Target) -> tuple[SqlStatement, ...]:
        found = self.sql.statements(source.text, target)
        return tuple(
            attrs.evolve(
                each, operations=tuple(in_default_schema(o, target) for o in each.operations)
            )
            for each in found
        )


def told(
    session: Session, statements: tuple[SqlStatement, ...], name: str
) -> Iterator[ToldStatement]:
    for statement in statements:
        place = Location(name, statement.line)
        effect, session = session.run(statement.operations, place)
        yield ToldStatement(place, statement.text, effect)


def unclear(statement: SqlStatement) -> bool:
    """Whether the statement may have changed the schema without being understood."""
    return any(
        isinstance(each, Unread) or (isinstance(each, RunSql) and may_define(each.text))
        for each in statement.operations
    )


def unreadable(statement: SqlStatement, source: SqlSource) -> StatementUnreadable:
    line = statement.fault_line or statement.line
    return StatementUnreadable(source.name, line, statement.fault or "", statement.text)
