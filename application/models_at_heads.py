"""The models of a project beside the schema that its revisions leave."""

from contextlib import nullcontext
from functools import partial

from attrs import evolve

from application.default_schema import in_default_schema
from application.ports.beside import Beside
from application.ports.model_source import ModelSource
from application.ports.project_reader import Project, ProjectReader
from application.ports.setup_reader import SetupBegun
from application.ports.sql_reader import SqlReader
from application.raw_sql import SqlTakenApart
from domain.classes import frozen
from domain.databases.target import Database, Target
from domain.diagnosis.setup import Setup
from domain.schema.replay import apply_step
from domain.schema.schema import Schema

# With fewer revisions there is not enough to do to do it beside anything.
LEAST = 60


@frozen
class ModelsAtHeads:
    """A `ModelReading`: the set-up with its models. The revisions are read beside them, and beside
    the rest of the set-up.
    """

    projects: ProjectReader
    models: ModelSource
    sql: SqlReader
    beside: Beside

    def __call__(self, begun: SetupBegun, path: str) -> Setup:
        """Raise InputError."""
        project = begun.project or self.projects.open(path)
        target = target_of(begun.setup, project)
        work = partial(self.schema, project, target)
        beside = self.beside if len(project.history.revisions) >= LEAST else nullcontext
        with beside(work) as schema:
            setup = begun.rest(begun.setup)
            return evolve(setup, models=self.models.read(path, target, schema))

    def schema(self, project: Project, target: Target) -> Schema:
        """What all revisions leave, in the order in which Alembic would run them."""
        schema, apart = Schema(), SqlTakenApart(self.sql, target)
        for revision in project.history.revisions:
            script = apart.script(project.upgrade(revision, target, schema))
            for step in script.steps:
                operation = in_default_schema(step.operation, target)
                schema = apply_step(evolve(step, operation=operation), schema, target)
        return schema


# Where a project uses several, that whose types tell the most.
FIRST = (Database.POSTGRESQL, Database.MYSQL, Database.MARIADB, Database.SQLITE)


def target_of(setup: Setup, project: Project) -> Target:
    """One that the user asked for, or that the project uses; PostgreSQL where nobody says."""
    among = setup.asked or setup.databases
    used = next((each for each in FIRST if each in among), project.database)
    return Target.of((used or Database.POSTGRESQL).value)
