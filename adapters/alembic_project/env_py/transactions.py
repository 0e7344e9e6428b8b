"""What env.py tells Alembic of transactions, and those that it begins itself."""

import ast
import re
from collections.abc import Iterator

from adapters.alembic_project.env_py.places import Place, last_name, receiver
from adapters.alembic_project.env_py.script import EnvScript, agreed
from domain.environment import UNKNOWN, Fact

BEGINS = re.compile(r"\s*BEGIN\b", re.IGNORECASE)
EXECUTING = ("execute", "exec_driver_sql", "scalar", "scalars")


def transaction_per_migration(script: EnvScript) -> Fact[bool]:
    told = option(script, "transaction_per_migration")
    return Fact(False, told.location) if told.value is None else Fact(told.value, told.location)


def transactional_ddl(script: EnvScript) -> Fact[bool | None]:
    return option(script, "transactional_ddl")


def option(script: EnvScript, name: str) -> Fact[bool | None]:
    """What the calls of context.configure say; None where they surely say nothing."""
    facts = list(options(script, name))
    return agreed(facts, Fact(UNKNOWN, script.location(script.tree)))


def options(script: EnvScript, name: str) -> Iterator[Fact[bool | None]]:
    for call, place, keywords in script.configurations:
        if name in keywords.values:
            node = keywords.values[name]
            constant = script.keywords.constant(node, place.scope)
            at = script.location(node or call)
            if constant is not None and (constant.value is None or constant.value in (True, False)):
                yield Fact(None if constant.value is None else bool(constant.value), at)
            else:
                yield Fact(UNKNOWN, at)
        elif keywords.complete:
            yield Fact(None)
        else:
            yield Fact(UNKNOWN, script.location(call))


def own_transaction(script: EnvScript, caller: EnvScript | None = None) -> Fact[bool]:
    """Whether Alembic, when it is configured, finds the connection in a transaction.

    SQLAlchemy begins one by itself when anything is executed. `caller` is env.py, where another
    module configures Alembic for it.
    """
    if caller is not None and caller is not script:
        for call, place in caller.calls("begin", *EXECUTING):
            begins = last_name(call.func) == "begin" and not place.conditions
            began = begins and spans(caller, call)
            return Fact(True if began else UNKNOWN, caller.location(call))
    unsure: Fact[bool] = Fact(False)
    if not script.configurations:
        unsure = Fact(UNKNOWN, script.location(script.tree))
    for call, place in script.calls("begin"):
        if call.args or receiver(call).lower().endswith("context"):
            continue
        if not place.conditions and (comes_first(script, call, place) or spans(script, call)):
            return Fact(True, script.location(call))
        unsure = Fact(UNKNOWN, script.location(call))
    for call, place in script.calls(*EXECUTING):
        if comes_first(script, call, place) and not committed_after(script, call, place):
            unsure = Fact(UNKNOWN, script.location(call))
    return unsure


def comes_first(script: EnvScript, call: ast.Call, place: Place) -> bool:
    """Whether it stands above the context.configure of its function."""
    return any(
        other.scope is place.scope and configure.lineno > call.lineno
        for configure, other, _ in script.configurations
    )


def spans(script: EnvScript, begin: ast.Call) -> bool:
    """Whether what configures gets its connection: `with engine.begin() as c: run(c)`."""
    for item, block in script.managed:
        if item.context_expr is begin and (name := last_name(item.optional_vars)):
            return any(hands_on(node, name) for node in ast.walk(block))
    return False


def hands_on(node: ast.AST, name: str) -> bool:
    if not isinstance(node, ast.Call):
        return False
    if last_name(node.func) == "run_sync":
        return receiver(node) == name
    given = (*node.args, *(keyword.value for keyword in node.keywords))
    return any(last_name(value) == name for value in given)


def committed_after(script: EnvScript, call: ast.Call, place: Place) -> bool:
    return any(
        other.scope is place.scope and commit.lineno >= call.lineno
        for commit, other in script.calls("commit")
        if comes_first(script, commit, other)
    )


def commits_after(script: EnvScript, caller: EnvScript | None = None) -> Fact[bool]:
    """Whether it commits what is open when the migrations have run; `caller` as above."""
    if caller is not None and caller is not script:
        for call, _ in caller.calls("commit"):
            return Fact(UNKNOWN, caller.location(call))
    unsure: Fact[bool] = Fact(False)
    if not script.configurations:
        unsure = Fact(UNKNOWN, script.location(script.tree))
    for call, place in script.calls("commit"):
        if comes_first(script, call, place):
            continue
        at = script.location(call)
        if not place.conditions and configures(script, place):
            return Fact(True, at)
        unsure = Fact(UNKNOWN, at)
    return unsure


def configures(script: EnvScript, place: Place) -> bool:
    return any(other.scope is place.scope for _, other, _ in script.configurations)


def sqlite_begins(script: EnvScript) -> Fact[bool]:
    """Known where it does both: keeps the driver from beginning, and begins."""
    begins = [
        call
        for call, _ in script.calls(*EXECUTING)
        if any(begins_by(argument) for argument in call.args)
    ]
    if not begins:
        return Fact(False)
    kept_from_beginning = any(keeps_from_beginning(place.node) for place in script.places)
    return Fact(True if kept_from_beginning else UNKNOWN, script.location(begins[0]))


def begins_by(argument: ast.expr) -> bool:
    match argument:
        case ast.Constant(value=str(text)) | ast.Call(args=[ast.Constant(value=str(text))]):
            return bool(BEGINS.match(text))
    return False


def keeps_from_beginning(node: ast.AST) -> bool:
    """`dbapi_connection.isolation_level = None`"""
    match node:
        case ast.Assign(
            targets=[ast.Attribute(attr="isolation_level")], value=ast.Constant(value=None)
        ):
            return True
    return False
