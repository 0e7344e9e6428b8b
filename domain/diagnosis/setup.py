"""Everything that was read of a project's Alembic set-up: what the rules about it are asked with."""

from collections.abc import Mapping

from attrs import field, frozen

from domain.databases.target import Database
from domain.diagnosis.models import ModelFacts
from domain.environment import EnvironmentFacts
from domain.history import History
from domain.source import Location, Problem


@frozen
class Setup:
    """`files` are the texts by path, of each file that was read whole and may be corrected.

    `databases` are those that the project uses, each with the place that says so. `models` is None
    where they were not looked at.
    """

    name: str
    history: History
    files: Mapping[str, str] = field(factory=dict, repr=False)
    environment: EnvironmentFacts = field(factory=EnvironmentFacts)
    databases: Mapping[Database, Location | None] = field(factory=dict)
    problems: tuple[Problem, ...] = ()
    models: ModelFacts | None = None
