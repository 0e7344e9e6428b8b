"""Each statement of a text as operations, or as itself where there is no word for it."""

import logging
import re
from collections.abc import Iterator

import attrs
import sqlglot
from sqlglot import exp
from sqlglot.errors import ParseError, SqlglotError

from adapters.sql.lines import line_of
from adapters.sql.portable.maintenance import without_parser
from adapters.sql.portable.nodes import NotExpressible, table_of
from adapters.sql.portable.procedures import Procedures
from adapters.sql.portable.rows import change_of_rows
from adapters.sql.portable.splitting import separated
from adapters.sql.portable.tables import alter, create, drop
from application.ports.sql_reader import SqlStatement
from domain.operations import Operation, RunSql
from domain.sql_operations import SetSetting, TransactionControl, Truncate

# sqlglot takes these for columns with an alias.
SAVEPOINTS = re.compile(
    r"(?P<verb>SAVEPOINT|RELEASE)(\s+SAVEPOINT)?\s+([\w$]+|\"[^\"]+\"|`[^`]+`)\s*;?", re.IGNORECASE
)


def statements_of(text: str, dialect: str) -> Iterator[SqlStatement]:
    """`dialect` is `mysql` or `sqlite`, as sqlglot names them."""
    # It warns of what it does not support; that is told by the RunSql that stays.
    logging.getLogger("sqlglot").setLevel(logging.ERROR)
    procedures = Procedures(dialect)
    for place, statement in separated(text, dialect):
        line = line_of(text, place)
        yield statement_of(statement, line, dialect)
        for inner in procedures.called(statement):
            yield attrs.evolve(statement_of(inner, line, dialect), conditional=True)


def statement_of(text: str, line: int, dialect: str) -> SqlStatement:
    """sqlglot reads less than the servers do: a fault is told only of what no server reads."""
    if found := SAVEPOINTS.fullmatch(text.strip()):
        return SqlStatement(text, line, (TransactionControl(found["verb"].upper()),))
    if (special := without_parser(text)) is not None:
        return SqlStatement(text, line, special)
    try:
        node = sqlglot.parse_one(text, dialect=dialect)
        return SqlStatement(text, line, tuple(read(node, dialect)))
    except ParseError as error:
        return SqlStatement(text, line, (RunSql(text),), *fault_of(error, line))
    except (SqlglotError, NotExpressible, RecursionError):
        return SqlStatement(text, line, (RunSql(text),))


def fault_of(error: ParseError, line: int) -> tuple[str, int]:
    """What the parser stumbled over, and on which line of the whole text."""
    first = error.errors[0] if error.errors else {}
    near = f" at or near {first['highlight']!r}" if first.get("highlight") else ""
    return f"not read{near}", line + (first.get("line") or 1) - 1


def read(node: exp.Expr, dialect: str) -> Iterator[Operation]:
    if isinstance(node, exp.Query | exp.Show | exp.Describe):
        return
    if isinstance(node, exp.Insert | exp.Update | exp.Delete):
        yield change_of_rows(node)
    elif isinstance(node, exp.TruncateTable):
        yield Truncate(tuple(table_of(table) for table in node.expressions))
    elif isinstance(node, exp.Set):
        yield from settings(node)
    elif isinstance(node, exp.Transaction | exp.Commit | exp.Rollback):
        yield control_transaction(node)
    elif isinstance(node, exp.Pragma):
        yield pragma(node)
    elif isinstance(node, exp.Create):
        yield from create(node, dialect)
    elif isinstance(node, exp.Alter):
        yield from alter(node, dialect)
    elif isinstance(node, exp.Drop):
        yield from drop(node, dialect)
    else:
        raise NotExpressible(type(node).__name__)


def control_transaction(node: exp.Transaction | exp.Commit | exp.Rollback) -> TransactionControl:
    if isinstance(node, exp.Transaction):
        return TransactionControl("BEGIN")
    if isinstance(node, exp.Commit):
        return TransactionControl("COMMIT", node.args.get("chain") is True)
    return TransactionControl("ROLLBACK TO" if node.args.get("savepoint") else "ROLLBACK")


def settings(node: exp.Set) -> Iterator[Operation]:
    for item in node.expressions:
        if not isinstance(item.this, exp.EQ):
            raise NotExpressible("SET of no single value")
        yield SetSetting(item.this.this.name.lower(), item.this.expression.name)


def pragma(node: exp.Pragma) -> Operation:
    if not isinstance(node.this, exp.EQ):
        raise NotExpressible("a PRAGMA that sets nothing")
    return SetSetting(node.this.this.name.lower(), node.this.expression.name)
