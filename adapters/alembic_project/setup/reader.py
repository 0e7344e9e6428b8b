"""Reads a set-up: the `SetupReader` for what lies on disk."""

from functools import partial
from pathlib import Path

from attrs import evolve, field

from adapters.alembic_project.project import AlembicProject
from adapters.alembic_project.reader import AlembicProjectReader, found_at
from adapters.alembic_project.setup.databases import databases
from adapters.alembic_project.setup.env_script import env_py_facts
from adapters.alembic_project.setup.ground import Looking
from adapters.alembic_project.setup.ini_lines import configuration_facts
from adapters.alembic_project.setup.revision_files import revision_facts
from adapters.alembic_project.setup.surroundings import surroundings
from adapters.alembic_project.setup.template import template_facts
from adapters.alembic_project.setup.waivers import all_waivers
from application.ports.setup_reader import SetupBegun
from domain.classes import frozen
from domain.diagnosis.setup import Setup


@frozen
class AlembicSetupReader:
    """Nothing of a project is imported or run."""

    projects: AlembicProjectReader = field(factory=AlembicProjectReader)

    def root(self, path: str) -> str:
        """Raise ProjectNotFound or ConfigurationUnreadable."""
        return self.projects.root(path)

    def read(self, path: str) -> Setup:
        """Raise ProjectNotFound or ConfigurationUnreadable."""
        begun = self.begin(path)
        return begun.rest(begun.setup)

    def begin(self, path: str) -> SetupBegun:
        """Left for later is what goes through every file. Raise as `read` does."""
        project = self.projects.open(path)
        environment, ground = found_at(path)
        looking = Looking(ground.root, environment.folder, environment, project.modules)
        looking.named = path
        configuration = configuration_facts(environment.configuration, looking)
        env_py = env_py_facts(looking)
        template = template_facts(looking, env_py, project.texts)
        setup = Setup(
            name=project.name,
            history=project.history,
            configuration=configuration,
            env_py=env_py,
            template=template,
            environment=project.environment,
            databases=databases(configuration, env_py, project.texts, looking),
            problems=(*project.problems, *project.history.problems),
            files=looking.texts,
            waivers=all_waivers(looking),
        )
        rest = partial(with_every_file, project, looking, ground.territories)
        return SetupBegun(setup, rest, project)


def with_every_file(
    project: AlembicProject, looking: Looking, territories: tuple[Path, ...], setup: Setup
) -> Setup:
    recursive = looking.environment.recursive
    return evolve(
        setup,
        revisions=revision_facts(project.history, project.texts, looking, recursive),
        around=surroundings(looking, territories),
    )
