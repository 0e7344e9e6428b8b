"""Columns and constraints, of CREATE TABLE and ALTER TABLE alike."""

from collections.abc import Iterator

from adapters.sql.postgresql.nodes import (
    Node,
    NotExpressible,
    enum_name,
    is_literal,
    sql_of,
    strings,
    table_of,
)
from adapters.sql.postgresql.types import is_serial, type_of
from domain.schema.elements import (
    Check,
    Column,
    Computed,
    Constraint,
    Default,
    Exclusion,
    ForeignKey,
    NotNull,
    PrimaryKey,
    Unique,
)

ACTIONS = {"a": None, "r": "RESTRICT", "c": "CASCADE", "n": "SET NULL", "d": "SET DEFAULT"}


def column_of(definition: Node) -> Column:
    given = {enum_name("ConstrType", c.constraint.contype): c for c in definition.constraints}
    default = given.get("CONSTR_DEFAULT")
    generated = given.get("CONSTR_GENERATED")
    not_null = {"CONSTR_NOTNULL", "CONSTR_PRIMARY", "CONSTR_IDENTITY"} & given.keys()
    serial = is_serial(definition.type_name)
    return Column(
        definition.colname,
        type_of(definition.type_name),
        nullable=not (not_null or serial),
        default=default_of(default.constraint.raw_expr) if default else None,
        identity=serial or "CONSTR_IDENTITY" in given,
        computed=computed_of(generated.constraint) if generated else None,
    )


def default_of(expression: Node) -> Default:
    literal = is_literal(expression)
    return Default(literal) if literal is not None else Default(sql_of(expression), True)


def computed_of(constraint: Node) -> Computed:
    kept = constraint.generated_kind != "v"
    return Computed(sql_of(constraint.raw_expr), persisted=kept)


def constraints_of_column(definition: Node) -> Iterator[Constraint]:
    """Those that stand in the column's own definition."""
    for node in definition.constraints:
        kind = enum_name("ConstrType", node.constraint.contype)
        if kind in MAKERS and kind != "CONSTR_NOTNULL":
            yield MAKERS[kind](node.constraint, (definition.colname,))


def constraint_of(constraint: Node) -> Constraint:
    """A constraint of the table. Raise NotExpressible for what the vocabulary has no word for."""
    kind = enum_name("ConstrType", constraint.contype)
    if kind not in MAKERS:
        raise NotExpressible(kind)
    return MAKERS[kind](constraint, strings(constraint.keys))


def primary_key(node: Node, columns: tuple[str, ...]) -> Constraint:
    return PrimaryKey(node.conname or None, columns, using_index=node.indexname or None)


def unique(node: Node, columns: tuple[str, ...]) -> Constraint:
    return Unique(node.conname or None, columns, using_index=node.indexname or None)


def check(node: Node, columns: tuple[str, ...]) -> Constraint:
    return Check(node.conname or None, sql_of(node.raw_expr), not node.skip_validation)


def exclusion(node: Node, columns: tuple[str, ...]) -> Constraint:
    return Exclusion(node.conname or None)


def foreign_key(node: Node, columns: tuple[str, ...]) -> Constraint:
    return ForeignKey(
        node.conname or None,
        strings(node.fk_attrs) or columns,
        table_of(node.pktable),
        strings(node.pk_attrs),
        on_delete=ACTIONS.get(node.fk_del_action),
        on_update=ACTIONS.get(node.fk_upd_action),
        deferrable=node.deferrable,
        validated=not node.skip_validation,
    )


def not_null(node: Node, columns: tuple[str, ...]) -> Constraint:
    return NotNull(node.conname or None, columns[0], validated=not node.skip_validation)


MAKERS = {
    "CONSTR_PRIMARY": primary_key,
    "CONSTR_UNIQUE": unique,
    "CONSTR_CHECK": check,
    "CONSTR_FOREIGN": foreign_key,
    "CONSTR_EXCLUSION": exclusion,
    "CONSTR_NOTNULL": not_null,
}
