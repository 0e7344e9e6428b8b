"""From the source of a revision to what its upgrade and downgrade do."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from contextlib import contextmanager

from adapters.alembic_project.evaluator.bodies import body_of
from adapters.alembic_project.evaluator.call import Call
from adapters.alembic_project.evaluator.calling import call_value
from adapters.alembic_project.evaluator.constructs.connections import BIND
from adapters.alembic_project.evaluator.constructs.models import class_attribute, table_of
from adapters.alembic_project.evaluator.constructs.registry import CONSTRUCTS, instance_attribute
from adapters.alembic_project.evaluator.constructs.tables import reflected_table
from adapters.alembic_project.evaluator.data.builtins import BUILTINS
from adapters.alembic_project.evaluator.data.standard_library import STANDARD
from adapters.alembic_project.evaluator.frames import Frame, Names, Unit
from adapters.alembic_project.evaluator.language.extensions import set_up
from adapters.alembic_project.evaluator.language.functions import Function, executed
from adapters.alembic_project.evaluator.language.tables import EXPRESSIONS, STATEMENTS
from adapters.alembic_project.evaluator.limits import Halt, ProgramRaised
from adapters.alembic_project.evaluator.machine import Language, Machine
from adapters.alembic_project.evaluator.operations.context import CONTEXT_MODULE
from adapters.alembic_project.evaluator.operations.op import OP
from adapters.alembic_project.evaluator.schema_answers import SchemaAnswers
from adapters.alembic_project.evaluator.types.making import type_of
from adapters.alembic_project.evaluator.values import Entity, Unknown, Value
from adapters.alembic_project.import_time import noticed_at_import
from adapters.alembic_project.inline_waivers import waivers_of
from adapters.alembic_project.source import RevisionSource
from domain.databases.target import Target
from domain.direction import Direction
from domain.operations import Unread
from domain.schema.schema import Schema
from domain.script import Body, RevisionScripts, Script, Step

LANGUAGE = Language(
    expressions=EXPRESSIONS,
    statements=STATEMENTS,
    builtins=BUILTINS,
    library={**STANDARD, **CONSTRUCTS},
    values={"alembic.op": OP, "alembic.context": CONTEXT_MODULE, "typing.TYPE_CHECKING": False},
    type_of=type_of,
    table_of=table_of,
    reflected_table=reflected_table,
    class_attribute=class_attribute,
    instance_attribute=instance_attribute,
    set_up=set_up,
)
NOT_OF_WORDS = re.compile(r"\W")
# What env.py may hand to upgrade() through `context.run_migrations(...)`.
HANDED_IN: dict[str, Value] = {
    "op": OP,
    "operations": OP,
    "bind": BIND,
    "conn": BIND,
    "connection": BIND,
    "engine": BIND,
}


def evaluate(source: RevisionSource, target: Target, schema: Schema) -> RevisionScripts:
    """What the revision does on the target, when the schema before it is this one.

    Never raises: what cannot be read becomes an Unread step with its reason.
    """
    file = Unit(source.path, source.text)
    before = SchemaAnswers(schema, target, asked=source.asks_schema)
    up = Machine(source, target, LANGUAGE, before)
    upgrade = read(up, file, "upgrade")
    if not source.whole:
        return RevisionScripts(upgrade, Script(Body.PRESENT), waivers=waivers_of(source))
    after = before.once_over(schema, upgrade.steps)
    down = Machine(source, target, LANGUAGE, after, direction=Direction.DOWNGRADE)
    downgrade = read(down, file, "downgrade")
    noticed = (*noticed_at_import(source, file), *up.noticed, *down.noticed)
    return RevisionScripts(upgrade, downgrade, tuple(dict.fromkeys(noticed)), waivers_of(source))


def evaluate_upgrade(source: RevisionSource, target: Target, schema: Schema) -> Script:
    """What its upgrade does alone, which takes half the time."""
    before = SchemaAnswers(schema, target, asked=source.asks_schema)
    machine = Machine(source, target, LANGUAGE, before)
    return read(machine, Unit(source.path, source.text), "upgrade")


def read(machine: Machine, file: Unit, name: str) -> Script:
    source = machine.source
    module = Frame(file, {"__name__": module_name(source.path)})
    entry: Value = None
    with until_halted(machine, source.tree, module), machine.elsewhere():
        machine.run(source.tree.body, module)
        entry = module.find(name, machine) if name in module.names else None
    if entry is None and not machine.steps:
        return Script(Body.MISSING)
    node = definition(entry, source.tree, name)
    with until_halted(machine, node, module):
        enter(machine, entry, node, module)
    unit = entry.frame.unit if isinstance(entry, Function) else module.unit
    body = body_of(node.body) if isinstance(node, ast.FunctionDef) else Body.PRESENT
    place = unit.location(node, ())
    let_go(machine, module)
    return Script(body, tuple(machine.steps), place)


def let_go(machine: Machine, module: Frame) -> None:
    """Functions know their module, and it knows them: with that the whole tree would wait for
    Python's collector, which takes longer over it than all else here.
    """
    for frame in (module, *machine.modules.values()):
        frame.names.clear()


def module_name(path: str) -> str:
    """What Alembic calls the module of a revision file."""
    return NOT_OF_WORDS.sub("_", path.rpartition("/")[2])


def definition(entry: Value, tree: ast.Module, name: str) -> ast.AST:
    """Where the function is defined; the file, where it is not a function."""
    for statement in reversed(tree.body):
        if isinstance(statement, ast.FunctionDef) and statement.name == name:
            return statement
    return entry.node if isinstance(entry, Function) else tree


def enter(machine: Machine, entry: Value, node: ast.AST, module: Frame) -> None:
    """Run the function as Alembic would, with what env.py may hand in."""
    if isinstance(entry, Function):
        frame = entry.frame.inner(handed_in(entry), entry)
        executed(machine, entry, frame)
    elif isinstance(entry, Entity):
        call_value(Call(machine, module, node, [], {}), entry)  # type: ignore[arg-type]
    elif isinstance(entry, Unknown):
        machine.unread(node, module, entry)


def handed_in(function: Function) -> Names:
    arguments = function.node.args
    names: Names = {}
    for parameter in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs):
        unknown = Unknown("unknown-argument", f"{parameter.arg}, which env.py hands in", runs=True)
        names[parameter.arg] = HANDED_IN.get(parameter.arg, unknown)
    if arguments.vararg:
        names[arguments.vararg.arg] = ()
    if arguments.kwarg:
        names[arguments.kwarg.arg] = Unknown("unknown-argument", "what env.py hands in")
    return names


@contextmanager
def until_halted(machine: Machine, node: ast.AST, frame: Frame) -> Iterator[None]:
    """Whatever stops the evaluation becomes the last step."""
    try:
        yield
    except ProgramRaised:
        pass
    except Halt as halt:
        stop(machine, node, frame, Unknown("limit", str(halt)))
    except RecursionError:
        stop(machine, node, frame, Unknown("limit", "code that is nested too deeply"))
    except Exception as error:  # noqa: BLE001 - a review goes on, whatever one revision holds
        stop(machine, node, frame, Unknown("evaluator-fault", type(error).__name__))


def stop(machine: Machine, node: ast.AST, frame: Frame, why: Unknown) -> None:
    shown = getattr(node, "name", "the module")
    location = frame.unit.location(node, ())
    machine.steps.append(Step(Unread(shown, why.reason, why.detail), location))
