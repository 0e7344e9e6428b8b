"""Reads a few lines of a revision, so that a test is three lines long."""

import ast
import textwrap
from pathlib import Path

from adapters.alembic_project.evaluator import evaluate
from adapters.alembic_project.modules import ModuleFinder
from adapters.alembic_project.source import RevisionSource
from domain.databases.target import Target
from domain.environment import NamingConvention
from domain.operations import Operation
from domain.schema.schema import Schema
from domain.script import RevisionScripts, Step

HEAD = """\
import sqlalchemy as sa
from alembic import context, op
from sqlalchemy.dialects import mysql, postgresql, sqlite

"""
NOWHERE = Path("/nowhere")


def scripts(
    text: str,
    database: str = "postgresql",
    schema: Schema | None = None,
    root: Path = NOWHERE,
    naming: NamingConvention | None = None,
) -> RevisionScripts:
    """What a whole revision file does; `root` is where its project lies."""
    text = textwrap.dedent(text)
    finder = ModuleFinder(root, (root,), (root,))
    source = RevisionSource("versions/one.py", ast.parse(text), text, finder, naming=naming)
    return evaluate(source, Target.of(database), schema or Schema())


def steps(
    body: str, database: str = "postgresql", schema: Schema | None = None, root: Path = NOWHERE
) -> tuple[Step, ...]:
    """The steps of an upgrade with this body, or of a module that defines one."""
    body = textwrap.dedent(body)
    if "def upgrade" not in body:
        body = "def upgrade():\n" + textwrap.indent(body, "    ")
    return scripts(HEAD + body, database, schema, root).upgrade.steps


def operations(body: str, database: str = "postgresql") -> list[Operation]:
    return [step.operation for step in steps(body, database)]


def operation(body: str, database: str = "postgresql") -> Operation:
    """The only one."""
    (found,) = operations(body, database)
    return found
