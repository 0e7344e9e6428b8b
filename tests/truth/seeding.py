"""A schema to begin a replay with: what was in the database before the first revision."""

from adapters.sql.reader import SqlTextReader
from adapters.tracing.trace import ReflectedColumn, ReflectedIndex, ReflectedTable, Reflection
from domain.databases.target import Database, Target
from domain.operations import CreateTable
from domain.schema.datatypes import DataType
from domain.schema.elements import (
    Check,
    Column,
    Constraint,
    Default,
    ForeignKey,
    Index,
    PrimaryKey,
    Unique,
)
from domain.schema.index_changes import is_mysql
from domain.schema.names import TableName
from domain.schema.objects import Objects
from domain.schema.schema import Schema, Table
from tests.truth.schemas import VERSION_TABLES


def seeded(reflection: Reflection, target: Target) -> Schema:
    schema = Schema().with_objects(Objects(enums=frozenset(reflection.enums)))
    for name, table in reflection.tables.items():
        if name not in VERSION_TABLES:
            schema = schema.with_table(table_of(name, table, target))
    return schema


def table_of(name: str, table: ReflectedTable, target: Target) -> Table:
    # A unique constraint is its index on MySQL, and shows as both.
    both = {u.name for u in table.uniques} if target.database is not Database.POSTGRESQL else set()
    indexes = (i for i in table.indexes if not i.of_constraint and i.name not in both)
    return Table(
        TableName(name),
        tuple(column_of(column, target) for column in table.columns),
        tuple(constraints_of(table)),
        tuple(index_of(index, table, target) for index in indexes),
        complete=True,
    )


def index_of(index: ReflectedIndex, table: ReflectedTable, target: Target) -> Index:
    """One on the columns of a foreign key may be MySQL's own, by the key's name or a column's."""
    columns = tuple(c or "" for c in index.columns)
    keys = (k for k in table.foreign_keys if k.columns == columns)
    own = any(index.name in (key.name, columns[0]) for key in keys) and is_mysql(target)
    return Index(index.name, columns, index.unique, implicit=own)


def column_of(column: ReflectedColumn, target: Target) -> Column:
    default = None if column.default is None else Default(column.default, is_expression=True)
    return Column(column.name, type_of(column.type, target), column.nullable, default)


def type_of(text: str | None, target: Target) -> DataType | None:
    """As the SQL reader takes it."""
    read = SqlTextReader().operations(f"CREATE TABLE t (c {text})", target) if text else ()
    made = next((o for o in read if isinstance(o, CreateTable)), None)
    return made.columns[0].type if made else None


def constraints_of(table: ReflectedTable) -> list[Constraint]:
    found: list[Constraint] = [Unique(u.name, u.columns) for u in table.uniques]
    found += [Check(c.name, c.text) for c in table.checks]
    found += [
        ForeignKey(k.name, k.columns, TableName(k.target), k.target_columns, k.on_delete)
        for k in table.foreign_keys
    ]
    if table.primary_key:
        found.append(PrimaryKey(table.primary_key.name, table.primary_key.columns))
    return found
