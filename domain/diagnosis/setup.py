"""What was read of a project's Alembic set-up: what the rules about it are asked with."""

from collections.abc import Mapping

from attrs import field

from domain.classes import frozen
from domain.databases.target import Database
from domain.diagnosis.configuration import ConfigurationFacts
from domain.diagnosis.env_py import EnvPyFacts
from domain.diagnosis.models import ModelFacts
from domain.diagnosis.surroundings import RevisionFacts, Surroundings, TemplateFacts
from domain.environment import EnvironmentFacts
from domain.history import History, Revision
from domain.source import Location, Problem
from domain.waivers import Waiver


@frozen
class Setup:
    """`files` are the texts by path, of each file that was read whole and may be corrected.

    `env_py` is None where there is none. `databases` are those that the project uses, each with the
    place that says so; `asked` are those of them that the user named. `models` is None where they
    were not looked at. `past` are revisions as they were once, newest first, where that was asked
    for. `elsewhere` names settings that whatever runs the migrations makes.
    """

    name: str
    history: History
    files: Mapping[str, str] = field(factory=dict, repr=False)
    configuration: ConfigurationFacts = field(factory=ConfigurationFacts)
    env_py: EnvPyFacts | None = None
    template: TemplateFacts | None = None
    revisions: RevisionFacts = field(factory=RevisionFacts)
    around: Surroundings = field(factory=Surroundings)
    environment: EnvironmentFacts = field(factory=EnvironmentFacts)
    databases: Mapping[Database, Location | None] = field(factory=dict)
    problems: tuple[Problem, ...] = ()
    models: ModelFacts | None = None
    past: tuple[Revision, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    elsewhere: tuple[str, ...] = ()
    asked: tuple[Database, ...] = ()

    def uses(self, *databases: Database) -> bool:
        return any(database in self.databases for database in databases)
