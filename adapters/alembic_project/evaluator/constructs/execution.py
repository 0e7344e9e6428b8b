"""Whatever is executed: text, statements, constructs."""

from __future__ import annotations

import re

from adapters.alembic_project.evaluator.call import Call
from adapters.alembic_project.evaluator.conditions import Kind
from adapters.alembic_project.evaluator.constructs.expressions import Expression, Text, content_of
from adapters.alembic_project.evaluator.constructs.statements import Ddl, Statement
from adapters.alembic_project.evaluator.knowledge import unknown_from
from adapters.alembic_project.evaluator.sql_text import (
    GAP,
    operations,
    partly_known,
    shape,
    statements,
)
from adapters.alembic_project.evaluator.values import Choice, Entity, Pieces, Unknown, Value
from domain.operations import ChangeRows, Reach
from domain.schema.names import TableName
from domain.schema.unseen_changes import may_define
from domain.script import Habit

# Values of rows, or texts that a loop over rows puts together.
FROM_ROWS = ("database-read", "unknown-loop")
STATEMENT = {"statement", "sqltext"}
# As SQLAlchemy's own `TextClause` has it.
BIND = re.compile(r"(?<![:\w\x5c]):(\w+)(?!:)")
QUOTED_GAP = re.compile(rf"'[^']*{GAP}[^']*'")


def execute(call: Call, value: Value) -> Unknown:
    """Note what executing the value does; its result is what the database would give."""
    notice_bind(call, value)
    if isinstance(value, Text) and not isinstance(value.content, str):
        value = value.content
    if isinstance(value, Choice):
        return execute_either(call, value)
    content = content_of(value)
    if isinstance(content, str):
        for operation in operations(content):
            call.emit(operation)
    elif isinstance(content, Pieces):
        run_pieces(call, content)
    elif isinstance(value, Statement):
        if value.verb != "SELECT":
            call.emit(ChangeRows(value.verb, value.table, value.filtered))
    elif isinstance(value, Ddl) and not isinstance(value.operation, Unknown):
        call.emit(value.operation)
    elif not isinstance(value, Expression):
        rows = isinstance(value, Unknown) and value.rows
        call.unread(reason_of(value), Reach.NOTHING if rows else Reach.ANYWHERE)
    return result(value.table if isinstance(value, Statement) else None)


def result(table: TableName | None = None) -> Unknown:
    return Unknown("database-read", "what the database answers", table)


def execute_either(call: Call, choice: Choice) -> Unknown:
    for option in choice.options:
        with call.machine.around.conditions.under(Kind.BRANCH):
            execute(call, option)
    return result()


def execute_text(call: Call, value: Value) -> Unknown:
    """As Alembic's `op.execute` does: a str becomes a `text()`."""
    return execute(call, Text(value) if isinstance(value, str | Pieces) else value)


def notice_bind(call: Call, value: Value) -> None:
    """A `text()` takes ` :name` for a parameter, within quotes, too."""
    if isinstance(value, Text) and isinstance(value.content, str) and not value.bound:
        found = BIND.search(value.content)
        if found and not call.args[1:] and call.kwargs.keys() <= STATEMENT:
            call.notice(Habit.TEXT_WITH_BIND, found[0])


def run_pieces(call: Call, content: Pieces) -> None:
    if QUOTED_GAP.search(shape(content)) and content.unknown.reason in FROM_ROWS:
        call.notice(Habit.VALUE_IN_TEXT, content.unknown.detail)
    known = partly_known(content)
    if known is None:
        why = content.unknown
        reach = (
            Reach.ANYWHERE if any(map(may_define, statements(shape(content)))) else Reach.NOTHING
        )
        call.unread(Unknown(why.reason, f"the text of the SQL: {why.detail}"), reach)
    for operation in known or ():
        call.emit(operation)


def reason_of(value: Value) -> Unknown:
    if isinstance(value, Ddl) and isinstance(value.operation, Unknown):
        return value.operation
    if isinstance(value, Entity):
        return Unknown("unknown-argument", "what is executed is an object of its own kind")
    why = unknown_from(value, what="what is executed")
    return Unknown(why.reason, f"what is executed: {why.detail}")
