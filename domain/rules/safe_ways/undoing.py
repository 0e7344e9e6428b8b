"""Code for a downgrade: parts of a table put back, taken away, or made what they were."""

from domain.classes import frozen
from domain.databases.target import Database
from domain.rules.safe_ways.code import call, indented, listed, quoted, schema_of
from domain.rules.safe_ways.elements_code import (
    column_code,
    default_code,
    element_list,
    text_or_none,
)
from domain.rules.safe_ways.reverse import KINDS
from domain.rules.safe_ways.type_code import type_code
from domain.schema.elements import Check, Column, Constraint, ForeignKey, Index, PrimaryKey, Unique
from domain.schema.schema import Table


@frozen
class Undoing:
    """Statements about one table; on SQLite they stand in one batch block."""

    table: Table
    database: Database

    def code(self, *statements: str) -> str:
        body = "\n".join(statement for statement in statements if statement)
        if self.database is not Database.SQLITE:
            return body
        block = call("op.batch_alter_table", self.name, schema=schema_of(self.table.name))
        return f"with {block} as batch_op:\n{indented(body)}"

    def take(self, part: Column | Index | Constraint) -> str:
        """Without its name, a constraint cannot be dropped."""
        name = quoted(part.name or "...")
        match part:
            case Column():
                return self.on_table("drop_column", name)
            case Index() if self.in_batch:
                return call("batch_op.drop_index", name)
            case Index():
                return call("op.drop_index", name, table_name=self.name, schema=self.schema)
        return self.drop_constraint(part.name or "...", KINDS.get(type(part)))

    def drop_constraint(self, name: str, kind: str | None) -> str:
        return self.named("drop_constraint", quoted(name), type_=quoted(kind) if kind else None)

    def put(self, part: Column | Index | Constraint) -> str:
        """A column comes back empty: as one that accepts NULL, unless it has a default."""
        name = quoted(part.name) if part.name else "None"
        match part:
            case Column():
                nullable = part.nullable is not False or part.default is None
                code = column_code(part, self.database, nullable=nullable)
                return self.on_table("add_column", code)
            case Index():
                return self.create_index(part)
            case Unique(columns=columns):
                return self.named("create_unique_constraint", name, listed(columns))
            case PrimaryKey(columns=columns):
                return self.named("create_primary_key", name, listed(columns))
            case Check(condition=condition):
                return self.named("create_check_constraint", name, quoted(condition or "..."))
            case ForeignKey():
                return self.create_foreign_key(part, name)
        return f"# and {part.name}"

    def alter(self, was: Column, now: Column, using: str | None = None) -> str:
        retyped = was.type is not None and was.type != now.type
        default = default_code(was.default) or "None"
        return self.on_table(
            "alter_column",
            quoted(was.name),
            existing_type=type_code(now.type, self.database) if now.type else None,
            type_=type_code(was.type, self.database) if retyped else None,
            nullable=str(was.nullable) if was.nullable != now.nullable else None,
            server_default=default if was.default != now.default else None,
            postgresql_using=quoted(using) if using else None,
        )

    def create_index(self, index: Index) -> str:
        where = "sqlite_where" if self.in_batch else "postgresql_where"
        return self.named(
            "create_index",
            quoted(index.name or "..."),
            element_list(index),
            unique="True" if index.unique else None,
            postgresql_using=quoted(index.method) if index.method else None,
            **{where: text_or_none(index.predicate)},
        )

    def create_foreign_key(self, key: ForeignKey, name: str) -> str:
        arguments = (
            quoted(key.target.name),
            listed(key.columns),
            listed(key.target_columns) if key.target_columns else "[...]",
        )
        words = {
            "ondelete": quoted(key.on_delete) if key.on_delete else None,
            "onupdate": quoted(key.on_update) if key.on_update else None,
            "referent_schema": schema_of(key.target),
        }
        if self.in_batch:
            return call("batch_op.create_foreign_key", name, *arguments, **words)
        words["source_schema"] = self.schema
        return call("op.create_foreign_key", name, self.name, *arguments, **words)

    def create_table(self) -> str:
        columns = [
            column_code(column, self.database, nullable=column.nullable is not False)
            for column in self.table.columns
        ]
        key = self.table.primary_key
        if key is not None:
            names = ", ".join(quoted(column) for column in key.columns)
            columns.append(f"sa.PrimaryKeyConstraint({names})")
        return call("op.create_table", self.name, *columns, schema=self.schema)

    def on_table(self, function: str, *arguments: str, **keywords: str | None) -> str:
        """A call whose first argument is the table."""
        if self.in_batch:
            return call(f"batch_op.{function}", *arguments, **keywords)
        return call(f"op.{function}", self.name, *arguments, **keywords, schema=self.schema)

    def named(self, function: str, name: str, *arguments: str, **keywords: str | None) -> str:
        """A call whose second argument is the table."""
        if self.in_batch:
            return call(f"batch_op.{function}", name, *arguments, **keywords)
        return call(f"op.{function}", name, self.name, *arguments, **keywords, schema=self.schema)

    @property
    def in_batch(self) -> bool:
        return self.database is Database.SQLITE

    @property
    def name(self) -> str:
        return quoted(self.table.name.name)

    @property
    def schema(self) -> str | None:
        return schema_of(self.table.name)
