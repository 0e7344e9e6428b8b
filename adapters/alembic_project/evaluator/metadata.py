"""The naming convention of the MetaData that env.py hands to Alembic."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from attrs import field

from adapters.alembic_project.evaluator.constructs.connections import MetaData
from adapters.alembic_project.evaluator.evaluation import LANGUAGE, until_halted
from adapters.alembic_project.evaluator.frames import Frame, Unit
from adapters.alembic_project.evaluator.knowledge import concrete
from adapters.alembic_project.evaluator.language.modules import follow, load
from adapters.alembic_project.evaluator.limits import MOST_WORK_FOR_METADATA
from adapters.alembic_project.evaluator.machine import Machine
from adapters.alembic_project.evaluator.schema_answers import SchemaAnswers
from adapters.alembic_project.evaluator.values import Entity, Entries, Value
from adapters.alembic_project.modules import ModuleSource
from adapters.alembic_project.source import Modules, RevisionSource
from domain.classes import define
from domain.databases.target import Target
from domain.environment import UNKNOWN, NamingConvention
from domain.environment import Unknown as NotTold
from domain.schema.schema import Schema

KINDS = frozenset(("ix", "uq", "ck", "fk", "pk"))
ATTRIBUTE = "naming_convention"
# On the way to its MetaData airflow passes 46; most projects need fewer than ten.
MOST_MODULES = 64
# Names do not depend on the database.
TARGET = Target.of("postgresql")


def convention_of(
    script: ModuleSource, metadata: ast.expr, modules: Modules
) -> NamingConvention | NotTold | None:
    """That of the MetaData which the expression gives in the script; None: it has none."""
    met = Met(modules, {script.path: script})
    source = RevisionSource(script.path, script.tree or ast.Module([], []), script.text, met)
    answers = SchemaAnswers(Schema(), TARGET)
    machine = Machine(source, TARGET, LANGUAGE, answers, most_for_value=MOST_WORK_FOR_METADATA)
    frame = Frame(Unit(script.path, script.text), {"__name__": "env_py"})
    machine.modules[script.path] = frame
    with until_halted(machine, source.tree, frame), machine.elsewhere():
        for statement in source.tree.body:
            follow(machine, statement, frame)
        return Search(machine, met).convention(machine.eval(metadata, frame))
    return UNKNOWN


@define
class Met:
    """A finder of modules that knows which of them it found, and soon finds no more.

    Settings and their like, which a MetaData may also be made of, can lead through a whole project.
    """

    finder: Modules
    found: dict[str, ModuleSource] = field(factory=dict)

    def find(
        self, dotted_name: str, relative_to: str | None = None, level: int = 0
    ) -> ModuleSource | None:
        if len(self.found) >= MOST_MODULES:
            return None
        return self.found_now(dotted_name, relative_to, level)

    def found_now(
        self, dotted_name: str, relative_to: str | None = None, level: int = 0
    ) -> ModuleSource | None:
        source = self.finder.find(dotted_name, relative_to, level)
        if source is not None:
            self.found[source.path] = source
        return source


@define
class Search:
    machine: Machine
    met: Met

    def convention(self, metadata: Value) -> NamingConvention | NotTold | None:
        if metadata is None or isinstance(metadata, list | tuple):
            return None
        if not isinstance(metadata, Entity):
            return UNKNOWN
        assigned = list(self.assigned(metadata))
        if assigned:
            return as_convention(assigned[-1])
        if isinstance(metadata, MetaData):
            return as_convention(metadata.options.get(ATTRIBUTE))
        return UNKNOWN

    def assigned(self, metadata: Entity) -> Iterator[Value]:
        """What `metadata.naming_convention = ...` says, here and in what is imported here."""
        self.look_at_imports()
        for source in list(self.met.found.values()):
            if ATTRIBUTE in source.text and (frame := load(self.machine, source)):
                for target, value in assignments(source):
                    if same(self.machine.eval(target, frame), metadata):
                        yield self.machine.eval(value, frame)

    def look_at_imports(self) -> None:
        """Models are often imported for their side effects alone."""
        env_py = self.machine.source
        for node in ast.walk(env_py.tree):
            if isinstance(node, ast.Import):
                for alias in node.names:
                    self.met.found_now(alias.name)
            elif isinstance(node, ast.ImportFrom):
                self.met.found_now(node.module or "", env_py.path, node.level)
                for alias in node.names:
                    name = f"{node.module or ''}.{alias.name}".strip(".")
                    self.met.found_now(name, env_py.path, node.level)


def assignments(source: ModuleSource) -> Iterator[tuple[ast.expr, ast.expr]]:
    for statement in source.tree.body if source.tree else ():
        match statement:
            case ast.Assign(targets=[ast.Attribute(value=target, attr="naming_convention")]):
                yield target, statement.value


def same(one: Value, other: Value) -> bool:
    """Whether both are one object; names of libraries are, wherever they were imported from."""
    return one is other or (
        isinstance(one, Entity) and getattr(one, "key", one) == getattr(other, "key", other)
    )


def as_convention(value: Value) -> NamingConvention | NotTold | None:
    """Without any, SQLAlchemy has its own. Kinds that a project makes up are not understood."""
    if value is None:
        return None
    if not isinstance(value, Entries) or not concrete(value):
        return UNKNOWN
    formats = tuple((str(kind), str(text)) for kind, text in value.items())
    known = all(kind in KINDS for kind, _ in formats)
    return (NamingConvention(formats) if formats else None) if known else UNKNOWN
