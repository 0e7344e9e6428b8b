"""CREATE, ALTER and DROP."""

from collections.abc import Iterator

from sqlglot import exp

from adapters.sql.portable.columns import (
    column_of,
    constraint_of,
    constraints_of_column,
    default_of,
)
from adapters.sql.portable.nodes import NotExpressible, name_of, names_of, table_of
from adapters.sql.portable.views import create_view
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
from domain.schema.elements import Index
from domain.schema.names import TableName
from domain.sql_operations import AlterTable, DropView, RenameIndex

OPTIONS: dict[type[exp.Expr], str] = {
    exp.EngineProperty: "engine",
    exp.RowFormatProperty: "row format",
    exp.AutoIncrementProperty: "auto increment",
    exp.CharacterSetProperty: "default character set",
    exp.CollateProperty: "default character set",
}
DROPPED_CONSTRAINTS = {"FOREIGN KEY": "foreignkey", "CONSTRAINT": None, "CHECK": "check"}

SLOW_WAYS = ("copy", "shared", "exclusive")


def create(node: exp.Create, dialect: str) -> Iterator[Operation]:
    if node.kind == "INDEX":
        yield create_index(node)
    elif node.kind == "TABLE" and isinstance(node.this, exp.Schema):
        yield create_table(node, dialect)
    elif node.kind == "VIEW":
        yield create_view(node, dialect)
    else:
        raise NotExpressible(f"CREATE {node.kind}")


def create_table(node: exp.Create, dialect: str) -> Operation:
    columns = [e for e in node.this.expressions if isinstance(e, exp.ColumnDef)]
    rest = [e for e in node.this.expressions if not isinstance(e, exp.ColumnDef)]
    indexes = [e for e in rest if isinstance(e, exp.IndexColumnConstraint)]
    given = [constraint_of(e, dialect) for e in rest if e not in indexes]
    own = [c for column in columns for c in constraints_of_column(column, dialect)]
    return CreateTable(
        table_of(node.this),
        tuple(column_of(column, dialect) for column in columns),
        (*own, *given),
        tuple(Index(name_of(e.this), names_of(e)) for e in indexes),
        if_not_exists=bool(node.args.get("exists")),
        temporary=node.find(exp.TemporaryProperty) is not None,
    )


def create_index(node: exp.Create) -> Operation:
    index = node.this
    parameters = index.args.get("params")
    columns = parameters.args.get("columns") if parameters else None
    where = parameters.args.get("where") if parameters else None
    ordered = exp.Tuple(expressions=columns or [])
    return CreateIndex(
        table_of(index.args.get("table")),
        Index(
            name_of(index.this),
            names_of(ordered),
            unique=bool(node.args.get("unique")),
            predicate=where.this.sql() if where else None,
        ),
        if_not_exists=bool(node.args.get("exists")),
    )


def drop(node: exp.Drop, dialect: str) -> Iterator[Operation]:
    exists = bool(node.args.get("exists"))
    for table in node.args.get("tables") or [node.this]:
        if node.kind == "TABLE":
            yield DropTable(table_of(table), exists, bool(node.args.get("cascade")))
        elif node.kind == "VIEW":
            yield DropView(table_of(table), if_exists=exists)
        elif node.kind == "INDEX":
            owner = node.args.get("cluster")
            yield DropIndex(table.name, table_of(owner) if owner else None, if_exists=exists)
        else:
            raise NotExpressible(f"DROP {node.kind}")


def alter(node: exp.Alter, dialect: str) -> Iterator[Operation]:
    if node.args.get("kind") != "TABLE":
        raise NotExpressible("ALTER of something else than a table")
    table = table_of(node.this)
    options = node.args.get("options") or []
    found = [*(node.args.get("actions") or []), *(o for o in options if not about_the_way(o))]
    if not found:
        raise NotExpressible("an ALTER TABLE without an action")
    for action in found:
        yield from action_of(table, action, dialect)
    for option in options:
        if about_the_way(option) and (way := option.this.name.lower()) in SLOW_WAYS:
            word = "algorithm" if isinstance(option, exp.AlgorithmProperty) else "lock"
            yield AlterTable(table, word, way)


def about_the_way(option: exp.Expr) -> bool:
    """ALGORITHM and LOCK say how, not what: the server refuses what it cannot do so.

    Those that ask for more than is needed are told beside what is done.
    """
    return isinstance(option, exp.AlgorithmProperty | exp.LockProperty)


def action_of(table: TableName, action: exp.Expr, dialect: str) -> Iterator[Operation]:
    if isinstance(action, exp.ColumnDef):
        constraints = tuple(constraints_of_column(action, dialect))
        yield AddColumn(
            table,
            column_of(action, dialect),
            constraints,
            if_not_exists=bool(action.args.get("exists")),
            inline_references=bool(constraints),
        )
    elif isinstance(action, exp.Drop):
        yield from dropped(table, action)
    elif isinstance(action, exp.ModifyColumn):
        yield modified(table, action, dialect)
        if action.this.args.get("position"):
            yield AlterTable(table, "reorder", column=action.this.name)
    elif isinstance(action, exp.RenameColumn):
        renamed = action.args["to"].name
        yield AlterColumn(table, action.this.name, new_name=renamed, only_name=True)
    elif isinstance(action, exp.AlterRename):
        yield RenameTable(table, table_of(action.this).name)
    elif isinstance(action, exp.AddConstraint):
        for constraint in action.expressions:
            yield added(table, constraint, dialect)
    elif isinstance(action, exp.AlterColumn) and action.args.get("default"):
        default = default_of(action.args["default"], dialect)
        yield AlterColumn(table, action.name, default=default)
    elif isinstance(action, exp.AlterColumn) and action.args.get("drop"):
        yield AlterColumn(table, action.name, default=DropDefault())
    elif isinstance(action, exp.DropPrimaryKey):
        yield DropConstraint(table, None, "primary")
    elif isinstance(action, exp.RenameIndex):
        yield RenameIndex(action.name, action.args["to"].name, table)
    elif isinstance(action, exp.SchemaCommentProperty):
        yield TableComment(table, action.name)
    elif type(action) in OPTIONS:
        yield AlterTable(table, OPTIONS[type(action)], action.name or None)
    else:
        raise NotExpressible(type(action).__name__)


def dropped(table: TableName, action: exp.Drop) -> Iterator[Operation]:
    for thing in action.args.get("tables") or [action.this]:
        if action.kind == "COLUMN":
            yield DropColumn(table, thing.name)
        elif action.kind in ("INDEX", "KEY"):
            yield DropIndex(thing.name, table)
        elif action.kind in DROPPED_CONSTRAINTS:
            yield DropConstraint(table, thing.name, DROPPED_CONSTRAINTS[action.kind])
        else:
            raise NotExpressible(f"DROP {action.kind}")


def modified(table: TableName, action: exp.ModifyColumn, dialect: str) -> Operation:
    """MODIFY and CHANGE state a column anew: what they leave out is reset."""
    column = column_of(action.this, dialect)
    old = action.args.get("rename_from")
    return AlterColumn(
        table,
        old.name if old else column.name,
        new_name=column.name if old and old.name != column.name else None,
        type=column.type,
        nullable=column.nullable,
        default=column.default or DropDefault(),
        comment=column.comment,
        autoincrement=column.identity,
    )


def added(table: TableName, constraint: exp.Expr, dialect: str) -> Operation:
    if isinstance(constraint, exp.IndexColumnConstraint):
        kind = constraint.args.get("kind")
        method = str(kind).lower() if kind else None
        return CreateIndex(
            table, Index(name_of(constraint.this), names_of(constraint), method=method)
        )
    return AddConstraint(table, constraint_of(constraint, dialect))
