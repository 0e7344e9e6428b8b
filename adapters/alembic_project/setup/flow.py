"""What env.py does around the migrations: errors, output, waiting, transactions, connections."""

import ast
import re
from collections.abc import Iterator

from adapters.alembic_project.env_py.places import OFFLINE, Place, last_name, receiver
from adapters.alembic_project.env_py.transactions import EXECUTING
from adapters.alembic_project.setup.connecting import CONNECTS
from adapters.alembic_project.setup.script_source import ScriptSource
from domain.diagnosis.env_py import AdvisoryLock, Mode, Unawaited
from domain.diagnosis.written import Written

RUNS = frozenset(("run_migrations", "run_migrations_online", "run_migrations_offline"))
BROAD = frozenset(("Exception", "BaseException", "SQLAlchemyError", "DatabaseError", "DBAPIError"))
FURTHER = frozenset(("OperationalError", "ProgrammingError", "CommandError", "InternalError"))
ENDS = frozenset(("exit", "_exit", "abort", "fail"))
RUNNERS = frozenset(("run", "run_until_complete", "gather", "wait_for", "shield", "run_coroutine"))
TASKS = frozenset(("create_task", "ensure_future"))
ADVISORY = re.compile(r"\bpg_(?:try_)?advisory_(?P<xact>xact_)?lock", re.IGNORECASE)
SEARCH_PATH = re.compile(r"\bSET\s+(?:SESSION\s+|LOCAL\s+)?search_path\b", re.IGNORECASE)


def swallowing(script: ScriptSource) -> Iterator[Written]:
    """Handlers around the migrations that end without raising, or leaving with a status."""
    for place in script.places:
        node = place.node
        if not isinstance(node, ast.Try) or not any(runs_migrations(s) for s in node.body):
            if isinstance(node, ast.With) and suppresses(node) and runs_migrations(node):
                yield script.written(node.items[0].context_expr)
            continue
        for handler in node.handlers:
            if is_broad(handler) and not lets_out(handler):
                yield script.written(handler)


def runs_migrations(node: ast.AST) -> bool:
    return any(
        isinstance(part, ast.Call)
        and (last_name(part.func) in RUNS or "run_migrations" in last_name(part.func))
        for part in ast.walk(node)
    )


def suppresses(node: ast.With) -> bool:
    calls = [item.context_expr for item in node.items if isinstance(item.context_expr, ast.Call)]
    return any(
        last_name(call.func) == "suppress"
        and any(last_name(a) in BROAD | FURTHER for a in call.args)
        for call in calls
    )


def is_broad(handler: ast.ExceptHandler) -> bool:
    if handler.type is None:
        return True
    kinds = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    return any(last_name(kind) in BROAD | FURTHER for kind in kinds)


def lets_out(handler: ast.ExceptHandler) -> bool:
    """Whether every way through it raises, or ends the program."""
    return always_leaves(handler.body)


def always_leaves(body: list[ast.stmt]) -> bool:
    for statement in body:
        match statement:
            case ast.Raise():
                return True
            case ast.Expr(value=ast.Call(func=function)) if last_name(function) in ENDS:
                return True
            case ast.If() if always_leaves(statement.body) and always_leaves(statement.orelse):
                return True
            case ast.With() if always_leaves(statement.body):
                return True
            case ast.Try() if always_leaves(statement.finalbody) or always_leaves(statement.body):
                return True
    return False


def prints(script: ScriptSource) -> Iterator[Written]:
    """On standard output, where `--sql` writes the script."""
    for call, place in script.calls("print"):
        elsewhere = any(k.arg == "file" for k in call.keywords)
        if isinstance(call.func, ast.Name) and not (elsewhere or only_online(script, call, place)):
            yield script.written(call)
    for call, place in script.calls("write"):
        match call.func:
            case ast.Attribute(value=ast.Attribute(attr="stdout")):
                if not only_online(script, call, place):
                    yield script.written(call)


def only_online(script: ScriptSource, node: ast.AST, place: Place) -> bool:
    """Whether it does not run when a script is written."""
    if script.mode(node, place.scope) is Mode.ONLINE:
        return True
    if isinstance(place.scope, ast.Module):
        return False
    if OFFLINE.search(place.scope.name):
        return False
    return bool(re.search("online|revision_directives|include_|async|do_run", place.scope.name))


def unawaited(script: ScriptSource) -> Iterator[Unawaited]:
    """Coroutines that nobody waits for: the command ends before they have run."""
    own = {n.name for n in ast.walk(script.tree) if isinstance(n, ast.AsyncFunctionDef)}
    for place in script.places:
        match place.node:
            case ast.Expr(value=ast.Call(func=function) as call):
                is_own = isinstance(function, ast.Name) and function.id in own
                if is_own or (last_name(function) in TASKS and makes_coroutine(call, own)):
                    yield Unawaited(script.written(call), in_running_loop(script, call))


def in_running_loop(script: ScriptSource, call: ast.Call) -> bool:
    """Whether it is only reached where somebody's event loop runs already."""
    return any(
        isinstance(outer, ast.Try | ast.If) and asks_for_loop(outer) for outer in script.above(call)
    )


def asks_for_loop(node: ast.Try | ast.If) -> bool:
    tests = node.body if isinstance(node, ast.Try) else [node.test]
    return any(
        isinstance(part, ast.Call) and last_name(part.func) in ("get_running_loop", "is_running")
        for test in tests
        for part in ast.walk(test)
    )


def makes_coroutine(call: ast.Call, own: set[str]) -> bool:
    return any(isinstance(a, ast.Call) and last_name(a.func) in own for a in call.args)


def beside_run_sync(script: ScriptSource) -> Iterator[Written]:
    """`async with engine.connect() as connection: do_run_migrations(connection)`"""
    own = configuring_functions(script)
    for place in script.places:
        if not isinstance(place.node, ast.AsyncWith):
            continue
        names = {last_name(i.optional_vars) for i in place.node.items if opens(i.context_expr)}
        for part in ast.walk(place.node):
            if not isinstance(part, ast.Call):
                continue
            given = [*part.args, *(k.value for k in part.keywords)]
            hands = any(last_name(v) in names for v in given if isinstance(v, ast.Name))
            if hands and (last_name(part.func) in own or last_name(part.func) == "configure"):
                yield script.written(part)


def opens(node: ast.expr) -> bool:
    return isinstance(node, ast.Call) and last_name(node.func) in CONNECTS


def configuring_functions(script: ScriptSource) -> set[str]:
    """Functions of the file, not asynchronous, that configure Alembic."""
    return {
        place.scope.name
        for call, place in script.calls("configure")
        if isinstance(place.scope, ast.FunctionDef) and receiver(call).endswith("context")
    }


def before_configure(script: ScriptSource) -> Iterator[Written]:
    """Statements on the connection that Alembic gets, with no COMMIT before it gets it."""
    configures = [(c, p) for c, p in script.calls("configure") if handed_connection(c)]
    for call, place in script.calls(*EXECUTING):
        owner = receiver(call)
        for configure, where in configures:
            same = place.scope is where.scope and call.lineno < configure.lineno
            handed = bool(owner) and owner == handed_connection(configure) and same
            if handed and not place.conditions and not settled(script, call, configure, owner):
                yield script.written(script.statement(call) or call)


def handed_connection(call: ast.Call) -> str:
    value = next((k.value for k in call.keywords if k.arg == "connection"), None)
    return last_name(value) if isinstance(value, ast.Name) else ""


def settled(script: ScriptSource, call: ast.Call, configure: ast.Call, owner: str) -> bool:
    """Whether what it begins is ended before, belongs to a block, or commits by itself."""
    for other, _ in script.calls("commit", "rollback", "execution_options"):
        if call.lineno <= other.lineno < configure.lineno and receiver(other) == owner:
            return True
    later = (c for c, _ in script.calls("commit") if c.lineno > configure.lineno)
    if any(receiver(other) in (owner, "transaction", "trans", "tx") for other in later):
        return True
    return in_begun_block(script, call) or "AUTOCOMMIT" in script.text


def in_begun_block(script: ScriptSource, call: ast.Call) -> bool:
    blocks = (outer for outer in script.above(call) if isinstance(outer, ast.With))
    opened = (item.context_expr for block in blocks for item in block.items)
    return any(isinstance(e, ast.Call) and last_name(e.func) == "begin" for e in opened)


def asks_offline(script: ScriptSource) -> ast.Call | None:
    return next((call for call, _ in script.calls("is_offline_mode")), None)


def creates_tables(script: ScriptSource) -> Iterator[Written]:
    return (script.written(call) for call, _ in script.calls("create_all"))


def advisory_locks(script: ScriptSource) -> Iterator[AdvisoryLock]:
    for text, node in texts(script):
        if match := ADVISORY.search(text):
            yield AdvisoryLock(script.written(node), bool(match["xact"]))


def search_paths(script: ScriptSource) -> Iterator[Written]:
    return (script.written(node) for text, node in texts(script) if SEARCH_PATH.search(text))


def texts(script: ScriptSource) -> Iterator[tuple[str, ast.AST]]:
    """Literal texts, those of f-strings joined."""
    for place in script.places:
        node = place.node
        if isinstance(node, ast.JoinedStr):
            parts = (v.value if isinstance(v, ast.Constant) else "{}" for v in node.values)
            yield "".join(str(part) for part in parts), node
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            parent = script.parents.get(node)
            yield "" if isinstance(parent, ast.JoinedStr) else node.value, node
