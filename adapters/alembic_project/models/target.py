"""What env.py hands to Alembic as target_metadata."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from adapters.alembic_project.env_py.naming import handed_over
from adapters.alembic_project.env_py.script import EnvScript
from adapters.alembic_project.evaluator.constructs.connections import MetaData
from adapters.alembic_project.evaluator.frames import Frame
from adapters.alembic_project.evaluator.library import Library
from adapters.alembic_project.evaluator.values import Entity, Value
from adapters.alembic_project.models.imports import dotted
from adapters.alembic_project.models.metadatas import MetaDatas, canonical
from adapters.alembic_project.models.workbench import Workbench
from domain.classes import frozen
from domain.diagnosis.models import Handing, TargetMetadata
from domain.source import Location

FLASK = re.compile(r"\bMigrate\(|\bmigrate\.init_app\(")


@frozen
class Target:
    """What is told of it, and each MetaData of it as a value of the program."""

    told: TargetMetadata
    values: tuple[Value, ...] = ()


def target_of(bench: Workbench, script: EnvScript, flask: tuple[str, ...]) -> Target:
    """`flask` are the files that set Flask-Migrate up."""
    frame = bench.frame(script.path)
    expressions = list(handed_over(script))
    flasks = speaks_of_flask(script)
    if frame is None or (None in expressions and not flasks):
        return Target(TargetMetadata(Handing.UNREAD, script.location(script.tree)))
    place = next((script.location(e) for e in expressions if e is not None), None)
    if not expressions:
        return Target(TargetMetadata(Handing.NOTHING, configured(script)))
    values = [v for e in expressions if e is not None for v in each(bench.value(e, frame))]
    if values and all(value is None for value in values):
        return Target(TargetMetadata(Handing.NOTHING, assigned(script) or place))
    known: list[Value] = [v for v in values if isinstance(v, MetaData | Library)]
    if flasks and (len(known) < len(values) or None in expressions):
        known = list(of_flask(bench, flask)) or known
        values = known
    if not known or len(known) < len([v for v in values if v is not None]):
        return Target(TargetMetadata(Handing.UNREAD, place))
    return Target(TargetMetadata(Handing.MODELS, place), tuple(known))


def each(value: Value) -> list[Value]:
    return [canonical(one) for one in (value if isinstance(value, list | tuple) else [value])]


def assigned(script: EnvScript) -> Location | None:
    """Where `target_metadata = None` stands."""
    for statement in script.tree.body:
        targets = getattr(statement, "targets", ())
        if any(isinstance(t, ast.Name) and t.id == "target_metadata" for t in targets):
            return script.location(statement)
    return None


def configured(script: EnvScript) -> Location:
    call = next((call for call, _, _ in script.configurations), None)
    return script.location(call if call is not None else script.tree)


def speaks_of_flask(script: EnvScript) -> bool:
    return "'migrate'" in ast.unparse(script.tree)


def of_flask(bench: Workbench, paths: tuple[str, ...]) -> Iterator[Value]:
    """The metadata of the `db` in `Migrate(app, db)`, where there is but one."""
    found: list[Value] = []
    for path in paths:
        tree, frame = bench.sources.tree(path), bench.frame(path)
        for node in ast.walk(tree) if tree and frame else ():
            if isinstance(node, ast.Call) and FLASK.search(f"{dotted(node.func)}("):
                given = [*node.args[1:2], *(k.value for k in node.keywords if k.arg == "db")]
                found.extend(v for argument in given for v in metadata_at(bench, argument, frame))
    if found and all(value is found[0] for value in found):
        yield found[0]


def metadata_at(bench: Workbench, node: ast.expr, frame: Frame | None) -> Iterator[Value]:
    db = bench.value(node, frame) if frame else None
    value = db.attribute(bench.machine, "metadata") if isinstance(db, Entity) else None
    if isinstance(value, MetaData | Library):
        yield canonical(value)


def note(target: Target, metadatas: MetaDatas) -> None:
    metadatas.targeted = list(target.values)
    metadatas.target_known = target.told.handing is not Handing.UNREAD
