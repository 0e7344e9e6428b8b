"""Rows and values that are gone for good once a step has run, on any database.

What a change of type does to values is told by each database itself.
"""

from collections.abc import Iterable

from domain.databases.situation import Situation
from domain.operations import ChangeRows, DropColumn, DropTable
from domain.schema.names import TableName
from domain.schema.schema import Schema
from domain.sql_operations import DropSchema, Truncate


def rows_lost(situation: Situation) -> str | None:
    """A phrase, `all rows of t`; None where nothing is lost."""
    before = situation.before
    match situation.step.operation:
        case DropTable(table=table, if_exists=if_exists):
            absent = if_exists and before.table(table) is None and not before.gaps
            return None if absent else f"{table} with all its rows"
        case DropColumn(table=table, column=column, if_exists=if_exists):
            known = before.table(table)
            absent = if_exists and known is not None and known.column(column) is None
            return None if absent else f"all values of {table}.{column}"
        case Truncate(tables=tables, cascade=cascade):
            return f"all rows of {named(emptied(tables, before) if cascade else tables)}"
        case DropSchema(name=name, cascade=True):
            return f"everything in the schema {name}"
        case ChangeRows(verb=verb, table=table, filtered=filtered) if verb.lower() == "delete":
            which = "the rows that its condition finds" if filtered else "all rows"
            return f"{which} in {table or 'a table that is not known'}"
    return None


def emptied(tables: tuple[TableName, ...], before: Schema) -> tuple[TableName, ...]:
    """Those that CASCADE reaches through foreign keys, too."""
    found = dict.fromkeys(tables)
    waiting = list(tables)
    while waiting:
        for child, _ in before.referencing(waiting.pop()):
            if child.name not in found:
                found[child.name] = None
                waiting.append(child.name)
    return tuple(found)


def named(tables: Iterable[TableName]) -> str:
    return ", ".join(str(table) for table in tables)
