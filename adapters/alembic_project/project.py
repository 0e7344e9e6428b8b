"""A project that was found: its history, and the operations of each revision."""

from collections.abc import Mapping

from attrs import define, field

from adapters.alembic_project.evaluator import evaluate
from adapters.alembic_project.modules import ModuleFinder
from adapters.alembic_project.parsing import parse
from adapters.alembic_project.revisions import problem_at
from adapters.alembic_project.source import RevisionSource
from adapters.alembic_project.text import Unreadable
from domain.databases.target import Database, Target
from domain.environment import EnvironmentFacts
from domain.history import History, Revision
from domain.operations import Unread
from domain.schema.schema import Schema
from domain.script import Body, RevisionScripts, Script, Step
from domain.source import Location, Problem


@define
class AlembicProject:
    """A `Project`. Each file is parsed when its scripts are asked for, and its tree let go then.

    A body that cannot be parsed therefore shows in `problems` from that moment on.
    """

    name: str
    history: History
    database: Database | None
    texts: Mapping[str, str]
    modules: ModuleFinder
    environment: EnvironmentFacts
    met: list[Problem] = field(factory=list)

    @property
    def problems(self) -> tuple[Problem, ...]:
        return tuple(dict.fromkeys(self.met))

    def scripts(self, revision: Revision, target: Target, schema: Schema) -> RevisionScripts:
        text = self.texts[revision.path]
        try:
            source = RevisionSource(revision.path, parse(text), text, self.modules)
        except Unreadable as fault:
            self.met.append(problem_at(revision.path, fault))
            return unread(revision, fault)
        return evaluate(source, target, schema)


def unread(revision: Revision, fault: Unreadable) -> RevisionScripts:
    """Both directions stand there, and neither could be read."""
    place = Location(revision.path, fault.line, fault.column)

    def script(function: str) -> Script:
        step = Step(Unread(f"{function}()", fault.name, fault.why), place)
        return Script(Body.PRESENT, (step,), place)

    return RevisionScripts(script("upgrade"), script("downgrade"))
