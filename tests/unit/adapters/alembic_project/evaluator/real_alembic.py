"""Runs a revision on Alembic itself, offline, and tells what it was asked to do."""

from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO

import sqlalchemy as sa
from alembic.operations import AbstractOperations, Operations, ops
from alembic.runtime.migration import MigrationContext

from domain.operations import (
    AddColumn,
    AddConstraint,
    AlterColumn,
    CreateIndex,
    CreateTable,
    DropColumn,
    DropConstraint,
    DropDefault,
    DropIndex,
    DropTable,
    Operation,
    RenameTable,
    TableComment,
)
from domain.schema.datatypes import DataType
from domain.schema.elements import (
    Check,
    Column,
    Computed,
    Constraint,
    Default,
    ForeignKey,
    Index,
    PrimaryKey,
    Unique,
)
from domain.schema.names import TableName
from tests.unit.adapters.alembic_project.evaluator.compiled_types import type_of


def asked(source: str, database: str, convention: dict[str, str] | None = None) -> list[Operation]:
    """What Alembic is told by the `upgrade()` of the source, in words of ours; it does nothing.

    `convention` is that of the metadata which env.py hands over.
    """
    opts: dict[str, object] = {"as_sql": True, "output_buffer": StringIO()}
    if convention is not None:
        opts["target_metadata"] = sa.MetaData(naming_convention=convention)
    context = MigrationContext.configure(dialect_name=database, opts=opts)
    names: dict[str, object] = {}
    with recorded(Translation(context, database)) as found, Operations.context(context):
        exec(compile(source, "revision", "exec"), names)
        names["upgrade"]()  # type: ignore[operator]
    return found


@contextmanager
def recorded(translation: "Translation") -> Iterator[list[Operation]]:
    found: list[Operation] = []
    plain = AbstractOperations.invoke

    def invoke(self: AbstractOperations, operation: ops.MigrateOperation) -> None:
        found.append(translation.of(operation))

    AbstractOperations.invoke = invoke  # type: ignore[assignment, method-assign]
    try:
        yield found
    finally:
        AbstractOperations.invoke = plain  # type: ignore[method-assign]


class Translation:
    """From Alembic's operations and SQLAlchemy's objects to the domain."""

    def __init__(self, context: MigrationContext, database: str) -> None:
        self.context, self.database = context, database
        self.dialect = context.dialect

    def of(self, operation: ops.MigrateOperation) -> Operation:
        return getattr(self, type(operation).__name__)(operation)

    def CreateTableOp(self, operation: ops.CreateTableOp) -> Operation:
        table = operation.to_table(self.context)
        return CreateTable(
            TableName(table.name, table.schema),
            tuple(self.column(c) for c in table.columns),
            self.constraints(table),
            self.indexes(table),
            if_not_exists=bool(operation.if_not_exists),
            temporary="TEMPORARY" in (operation.prefixes or ()),
            comment=table.comment,
        )

    def DropTableOp(self, operation: ops.DropTableOp) -> Operation:
        name = TableName(operation.table_name, operation.schema)
        return DropTable(name, bool(operation.if_exists))

    def RenameTableOp(self, operation: ops.RenameTableOp) -> Operation:
        name = TableName(operation.table_name, operation.schema)
        return RenameTable(name, operation.new_table_name)

    def AddColumnOp(self, operation: ops.AddColumnOp) -> Operation:
        column = operation.column
        if column.table is not None:
            column = column._copy()
        objects = Operations(self.context).schema_obj
        table = objects.table(operation.table_name, column, schema=operation.schema)
        constraints = tuple(c for c in self.constraints(table) if not isinstance(c, PrimaryKey))
        return AddColumn(
            TableName(operation.table_name, operation.schema),
            self.column(column),
            constraints,
            self.indexes(table),
            bool(operation.if_not_exists),
            bool(operation.inline_references),
            bool(column.primary_key and not operation.inline_primary_key),
        )

    def DropColumnOp(self, operation: ops.DropColumnOp) -> Operation:
        name = TableName(operation.table_name, operation.schema)
        return DropColumn(name, operation.column_name, bool(operation.if_exists))

    def AlterColumnOp(self, operation: ops.AlterColumnOp) -> Operation:
        default = operation.modify_server_default
        existing = operation.existing_server_default
        known = ("postgresql_", "mysql_", "insert_", "autoincrement", "existing_autoincrement")
        return AlterColumn(
            TableName(operation.table_name, operation.schema),
            operation.column_name,
            new_name=operation.modify_name,
            type=self.type(operation.modify_type),
            nullable=operation.modify_nullable,
            default=DropDefault() if default is None else self.default(default),
            comment=operation.modify_comment or None,
            using=operation.kw.get("postgresql_using"),
            existing_type=self.type(operation.existing_type),
            existing_nullable=operation.existing_nullable,
            existing_default=self.default(existing),
            ignored=tuple(k for k in operation.kw if not k.startswith(known)),
        )

    def CreateIndexOp(self, operation: ops.CreateIndexOp) -> Operation:
        index = operation.to_index(self.context)
        concurrent = bool(index.dialect_kwargs.get(f"{self.database}_concurrently"))
        return CreateIndex(
            TableName(operation.table_name, operation.schema),
            self.index(index),
            concurrent,
            bool(operation.if_not_exists),
        )

    def DropIndexOp(self, operation: ops.DropIndexOp) -> Operation:
        table = operation.table_name and TableName(operation.table_name, operation.schema)
        return DropIndex(
            self.name(operation.to_index(self.context)),
            table,
            operation.schema,
            bool(operation.kw.get(f"{self.database}_concurrently")),
            bool(operation.if_exists),
        )

    def DropConstraintOp(self, operation: ops.DropConstraintOp) -> Operation:
        dropped = Operations(self.context).schema_obj.generic_constraint(
            operation.constraint_name,
            operation.table_name,
            operation.constraint_type,
            schema=operation.schema,
        )
        return DropConstraint(
            TableName(operation.table_name, operation.schema),
            self.name(dropped),
            operation.constraint_type,
            bool(operation.if_exists),
        )

    def CreateTableCommentOp(self, operation: ops.CreateTableCommentOp) -> Operation:
        return TableComment(TableName(operation.table_name, operation.schema), operation.comment)

    def DropTableCommentOp(self, operation: ops.DropTableCommentOp) -> Operation:
        return TableComment(TableName(operation.table_name, operation.schema), None)

    def constraint_op(self, operation: ops.AddConstraintOp) -> Operation:
        constraint = operation.to_constraint(self.context)
        table = constraint.table if constraint.table is not None else constraint.parent
        return AddConstraint(TableName(table.name, table.schema), self.constraint(constraint))

    CreatePrimaryKeyOp = CreateUniqueConstraintOp = CreateCheckConstraintOp = constraint_op
    CreateForeignKeyOp = constraint_op

    def column(self, column: sa.Column) -> Column:
        spelled = self.dialect.ddl_compiler(self.dialect, None).get_column_specification(column)
        words = ("SERIAL", "AUTO_INCREMENT", "GENERATED BY DEFAULT", "GENERATED ALWAYS AS IDENTITY")
        computed = column.computed
        return Column(
            column.name,
            self.type(column.type),
            column.nullable,
            self.default(column.server_default),
            any(word in spelled for word in words),
            computed and Computed(str(computed.sqltext), computed.persisted),
            column.comment,
        )

    def type(self, kind: object) -> DataType | None:
        if kind is None or isinstance(kind, sa.types.NullType):
            return None
        return type_of(sa.types.to_instance(kind), self.database)

    def default(self, default: object) -> Default | None:
        default = getattr(default, "arg", default)
        if isinstance(default, str):
            return Default(default)
        if isinstance(default, sa.sql.ClauseElement) and not isinstance(
            default, sa.schema.SchemaItem
        ):
            compiled = default.compile(dialect=self.dialect, compile_kwargs={"literal_binds": True})
            return Default(str(compiled), is_expression=True)
        return None

    def constraints(self, table: sa.Table) -> tuple[Constraint, ...]:
        """Those that would be written: of the table, and of its columns."""
        own = [c for c in table.constraints if c._create_rule is None or self.fits(c)]
        of_columns = [c for column in table.columns for c in column.constraints]
        keys = sa.PrimaryKeyConstraint
        written = [c for c in own if not isinstance(c, keys) or len(c.columns)]
        return tuple(self.constraint(c) for c in (*written, *of_columns))

    def fits(self, constraint: sa.Constraint) -> bool:
        return bool(constraint._create_rule(self.dialect.ddl_compiler(self.dialect, None)))

    def constraint(self, constraint: sa.Constraint) -> Constraint:
        name = self.name(constraint)
        valid = not constraint.dialect_kwargs.get(f"{self.database}_not_valid", False)
        match constraint:
            case sa.PrimaryKeyConstraint():
                return PrimaryKey(name, tuple(c.name for c in constraint.columns))
            case sa.UniqueConstraint():
                return Unique(name, tuple(c.name for c in constraint.columns))
            case sa.CheckConstraint():
                return Check(name, self.text(constraint.sqltext), valid)
            case sa.ForeignKeyConstraint():
                first = constraint.elements[0].target_fullname.split(".")
                return ForeignKey(
                    name,
                    tuple(constraint.column_keys),
                    TableName(first[-2], ".".join(first[:-2]) or None),
                    tuple(e.target_fullname.split(".")[-1] for e in constraint.elements),
                    constraint.ondelete and constraint.ondelete.upper(),
                    constraint.onupdate and constraint.onupdate.upper(),
                    bool(constraint.deferrable),
                    valid,
                )
        raise AssertionError(constraint)

    def name(self, element: sa.Constraint | sa.Index) -> str | None:
        """As it is written, by a naming convention and shortened where it is too long."""
        if element.name is None:
            return None
        written = self.dialect.identifier_preparer.format_constraint(element, _alembic_quote=False)
        return written and str(written)

    def indexes(self, table: sa.Table) -> tuple[Index, ...]:
        return tuple(self.index(index) for index in table.indexes)

    def index(self, index: sa.Index) -> Index:
        options = index.dialect_kwargs
        where = options.get(f"{self.database}_where")
        method = options.get(f"{self.database}_using") or options.get(f"{self.database}_prefix")
        return Index(
            self.name(index),
            tuple(e.name if isinstance(e, sa.Column) else self.text(e) for e in index.expressions),
            bool(index.unique),
            method and method.lower(),
            None if where is None else self.text(where),
            tuple(options.get(f"{self.database}_include") or ()),
            classes=tuple((options.get(f"{self.database}_ops") or {}).items()),
        )

    def text(self, expression: object) -> str:
        if isinstance(expression, str):
            return expression
        return str(
            expression.compile(  # type: ignore[attr-defined]
                dialect=self.dialect,
                compile_kwargs={"literal_binds": True, "include_table": False},
            )
        )
