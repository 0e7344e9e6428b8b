"""The evaluator, set up to read what the modules of a project declare."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from contextlib import contextmanager

from attrs import evolve, field

from adapters.alembic_project.evaluator.call import Call
from adapters.alembic_project.evaluator.conditions import Conditions
from adapters.alembic_project.evaluator.constructs.columns import ColumnValue
from adapters.alembic_project.evaluator.constructs.connections import MetaData
from adapters.alembic_project.evaluator.constructs.tables import Table
from adapters.alembic_project.evaluator.evaluation import LANGUAGE
from adapters.alembic_project.evaluator.frames import Frame, Names
from adapters.alembic_project.evaluator.language.classes import Class
from adapters.alembic_project.evaluator.language.modules import load
from adapters.alembic_project.evaluator.library import reference
from adapters.alembic_project.evaluator.limits import Halt, ProgramRaised
from adapters.alembic_project.evaluator.machine import Machine
from adapters.alembic_project.evaluator.schema_answers import SchemaAnswers
from adapters.alembic_project.evaluator.types.given import Given
from adapters.alembic_project.evaluator.types.making import made
from adapters.alembic_project.evaluator.types.sql_type import SqlType
from adapters.alembic_project.evaluator.values import Choice, Unknown, Value
from adapters.alembic_project.models.imports import dotted
from adapters.alembic_project.models.sources import Sources
from adapters.alembic_project.source import RevisionSource
from domain.classes import define
from domain.databases.target import Target
from domain.schema.schema import Schema

# A mapped class may be long, and a project may have hundreds.
WORK_FOR_ONE = 5_000
# A function of the project that a declaration calls: settings lead through all of an application.
WORK_FOR_CALL = 300
WORK = 5_000_000
SECONDS = 20
TABLE = "sqlalchemy.Table"


FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
DECLARING = frozenset(("declared_attr", "directive", "cascading"))


def declares(function: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """Whether it gives an attribute of mapping: `@declared_attr`, `@declared_attr.directive`."""
    return function.name.startswith("__") or any(
        dotted(node).rpartition(".")[2] in DECLARING for node in function.decorator_list
    )


def bare_column(statement: ast.stmt) -> str:
    """The name of `end: Mapped[datetime]`, which needs no value; empty for anything else."""
    match statement:
        case ast.AnnAssign(target=ast.Name(id=name), annotation=annotation, value=None):
            outer = annotation.value if isinstance(annotation, ast.Subscript) else annotation
            return name if dotted(outer).rpartition(".")[2] == "Mapped" else ""
    return ""


@define(eq=False)
class Workbench:
    """Values of names and expressions, on one database. Nothing it meets is fatal."""

    sources: Sources
    target: Target
    machine: Machine = field(init=False)

    def __attrs_post_init__(self) -> None:
        blank = RevisionSource("", ast.Module([], []), "", self.sources)
        answers = SchemaAnswers(Schema(), self.target)
        # SQLModel's own MetaData is one of the program's, whose tables env.py may ask for.
        values = {**LANGUAGE.values, "sqlalchemy.metadata": MetaData()}
        language = evolve(LANGUAGE, values=values)
        self.machine = Machine(blank, self.target, language, answers, ceiling=WORK)
        self.machine.most_for_value = WORK_FOR_ONE
        self.machine.most_elsewhere = WORK_FOR_CALL
        self.machine.sharing = True
        self.machine.deadline += SECONDS

    def frame(self, path: str) -> Frame | None:
        """The names of a module; its body is not run."""
        source = self.sources.at(path)
        with self.tolerantly():
            return load(self.machine, source) if source else None
        return None

    def value(self, node: ast.expr, frame: Frame) -> Value:
        with self.tolerantly():
            return self.machine.eval(node, frame)
        return Unknown("unknown-argument", frame.unit.shown(node))

    def library(self, path: str) -> Value:
        return reference(self.machine, path)

    def type_named(self, name: str, *args: Value, **kwargs: Value) -> SqlType:
        """SQLAlchemy's own type of that name, on the target."""
        return made("sqlalchemy", Given(self.machine, name, args, kwargs))

    def class_at(self, node: ast.ClassDef, frame: Frame) -> Class:
        """The class that a statement makes: the same object that its name stands for."""
        found: Value = None
        with self.tolerantly():
            found = frame.find(node.name, self.machine)
        for option in found.options if isinstance(found, Choice) else (found,):
            if isinstance(option, Class) and option.node is node:
                return option
        return Class(node, frame)

    def body(self, owner: Class) -> Names:
        """What the class declares; its methods are left aside, with what their heads would load."""
        if owner.made is None:
            names: Names = {}
            owner.made = names
            frame = owner.frame.inner(names, owner)
            for statement in owner.node.body:
                if not isinstance(statement, FUNCTIONS) or declares(statement):
                    with self.tolerantly():
                        owner.run(self.machine, statement, frame)
                owner.name_parts()
        for statement in owner.node.body:
            if bare := bare_column(statement):
                owner.made.setdefault(bare, ColumnValue(bare))
        return owner.made

    def tables_made_by(self, statement: ast.stmt, frame: Frame) -> list[Table]:
        made: list[Table] = []

        def noting(call: Call, name: str) -> Value:
            value = LANGUAGE.library[TABLE](call, name)
            made.extend([value] if isinstance(value, Table) else [])
            return value

        machine = self.machine
        usual = machine.language
        machine.language = evolve(usual, library={**usual.library, TABLE: noting})
        with self.tolerantly():
            machine.run([statement], frame)
        machine.language = usual
        return made

    @contextmanager
    def tolerantly(self) -> Iterator[None]:
        """Within, whatever one declaration holds ends no more than itself."""
        machine = self.machine
        machine.around.conditions = Conditions()
        work, machine.work = machine.work, 0
        machine.work_of_modules = 0
        try:
            with machine.elsewhere():
                yield
        except (Halt, ProgramRaised, RecursionError):
            pass
        except Exception:  # noqa: BLE001, S110 - what the value is stays unknown, and is said to be
            pass
        finally:
            machine.work = work
