"""Types, domains, functions, settings, and what is no table."""

from collections.abc import Callable, Iterator

import postgast

from adapters.sql.postgresql.nodes import Node, NotExpressible, enum_name, strings
from adapters.sql.postgresql.types import type_of
from domain.operations import EnumType, Operation
from domain.sql_operations import (
    AddDomainConstraint,
    ChangeObject,
    CreateDomain,
    CreateFunction,
    EnumValue,
    SetSetting,
    TransactionControl,
)

VERBS = {
    "TRANS_STMT_BEGIN": "BEGIN",
    "TRANS_STMT_START": "BEGIN",
    "TRANS_STMT_COMMIT": "COMMIT",
    "TRANS_STMT_ROLLBACK": "ROLLBACK",
    "TRANS_STMT_SAVEPOINT": "SAVEPOINT",
    "TRANS_STMT_RELEASE": "RELEASE",
    "TRANS_STMT_ROLLBACK_TO": "ROLLBACK TO",
}

# AlterDomainStmt tells its kind by a letter.
ADD_CONSTRAINT = "C"


def create_enum(node: Node) -> Iterator[Operation]:
    yield EnumType(".".join(strings(node.type_name)), strings(node.vals), create=True)


def alter_enum(node: Node) -> Iterator[Operation]:
    neighbour = node.new_val_neighbor or None
    yield EnumValue(
        ".".join(strings(node.type_name)),
        node.new_val,
        before=None if node.new_val_is_after else neighbour,
        after=neighbour if node.new_val_is_after else None,
        renamed_from=node.old_val or None,
        if_not_exists=node.skip_if_new_val_exists,
    )


def create_domain(node: Node) -> Iterator[Operation]:
    kinds = {enum_name("ConstrType", c.constraint.contype) for c in node.constraints}
    checked = bool(kinds & {"CONSTR_CHECK", "CONSTR_NOTNULL"})
    yield CreateDomain(".".join(strings(node.domainname)), type_of(node.type_name), checked)


def alter_domain(node: Node) -> Iterator[Operation]:
    name = ".".join(strings(node.type_name))
    if node.subtype == ADD_CONSTRAINT:
        constraint = getattr(node, "def").constraint
        yield AddDomainConstraint(name, validated=not constraint.skip_validation)
    else:
        raise NotExpressible("ALTER DOMAIN")


def create_function(node: Node) -> Iterator[Operation]:
    options = {option.def_elem.defname: option.def_elem.arg for option in node.options}
    language = options["language"].string.sval if "language" in options else "sql"
    volatility = options["volatility"].string.sval if "volatility" in options else "volatile"
    body = options["as"].list.items[0].string.sval if "as" in options else ""
    yield CreateFunction(
        ".".join(strings(node.funcname)),
        volatility,
        inlined=language == "sql" and is_one_expression(body),
    )


def is_one_expression(body: str) -> bool:
    """Only a SELECT of one value and nothing else is put in the place of the call."""
    try:
        statements = postgast.parse(body).stmts
    except (postgast.PgQueryError, ValueError):
        return False
    if len(statements) != 1 or not statements[0].stmt.HasField("select_stmt"):
        return False
    select = statements[0].stmt.select_stmt
    return len(select.target_list) == 1 and not select.from_clause and not select.values_lists


def set_setting(node: Node) -> Iterator[Operation]:
    kind = enum_name("VariableSetKind", node.kind)
    if kind == "VAR_SET_VALUE":
        yield SetSetting(node.name, ", ".join(value_of(arg) for arg in node.args), node.is_local)
    elif kind in ("VAR_SET_DEFAULT", "VAR_RESET"):
        yield SetSetting(node.name, "DEFAULT", node.is_local)
    else:
        raise NotExpressible(kind)


def set_constraints(node: Node) -> Iterator[Operation]:
    """SET CONSTRAINTS, of some or ALL."""
    yield SetSetting("constraints", "DEFERRED" if node.deferred else "IMMEDIATE", local=True)


def control_transaction(node: Node) -> Iterator[Operation]:
    verb = VERBS.get(enum_name("TransactionStmtKind", node.kind))
    if verb is None:
        raise NotExpressible("a transaction in two phases")
    yield TransactionControl(verb, node.chain)


def value_of(argument: Node) -> str:
    constant = argument.a_const
    for kind in ("sval", "fval"):
        if constant.HasField(kind):
            return str(getattr(getattr(constant, kind), kind))
    if constant.HasField("boolval"):
        return "on" if constant.boolval.boolval else "off"
    return str(constant.ival.ival)


def create_schema(node: Node) -> Iterator[Operation]:
    yield ChangeObject("CREATE", "SCHEMA", node.schemaname)


def changes(verb: str, kind: str) -> Callable[[Node], Iterator[Operation]]:
    """For statements that touch no table: what they change is told by these words alone."""

    def read(node: Node) -> Iterator[Operation]:
        yield ChangeObject(verb, kind)

    return read


def nothing(node: Node) -> Iterator[Operation]:
    yield from ()
