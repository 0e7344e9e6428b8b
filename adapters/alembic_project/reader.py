"""Opens projects: the `ProjectReader` for what lies on disk."""

import os
from pathlib import Path

from adapters.alembic_project.env_py.facts import env_py, facts_of
from adapters.alembic_project.env_py.literal_url import database_spelled_out
from adapters.alembic_project.environments import Environment
from adapters.alembic_project.file_projects import project_around
from adapters.alembic_project.finding import environment_at
from adapters.alembic_project.models.written import ModelFiles
from adapters.alembic_project.modules import ModuleFinder
from adapters.alembic_project.named_folders import normal
from adapters.alembic_project.naming import project_name
from adapters.alembic_project.options import Options
from adapters.alembic_project.other_versions import VersionsFolders
from adapters.alembic_project.places import holding, import_root, shown, territory
from adapters.alembic_project.project import AlembicProject
from adapters.alembic_project.revisions import RevisionFiles
from adapters.alembic_project.script_folders import enters, holds_revisions
from adapters.alembic_project.walking import walk
from domain.classes import frozen
from domain.errors import ConfigurationUnreadable
from domain.history import History


@frozen
class AlembicProjectReader:
    """Reads configuration and revision heads; nothing of a project is imported or run."""

    def open(self, path: str) -> AlembicProject:
        """Raise ProjectNotFound or ConfigurationUnreadable."""
        environment, ground = found_at(path)
        files = RevisionFiles(ground.root, ground.prefixes)
        files.read(environment)
        if not files.revisions and not files.problems:
            refuse_folder_above_revisions(environment)
        modules = ground.modules(environment)
        found = env_py(environment, modules)
        script = found.text if found else ""
        return AlembicProject(
            name=project_name(environment.folder, ground.root.name),
            history=History.of(files.revisions),
            database=environment.database or database_spelled_out(script),
            texts=files.texts,
            modules=modules,
            environment=facts_of(environment, modules),
            models=ModelFiles(
                ground.root,
                ground.territories,
                tuple(Path(os.path.realpath(folder)) for folder in environment.versions),
            ),
            folders=VersionsFolders(ground.root, environment.versions, environment.recursive),
            options=Options(environment.options, script),
            met=[*environment.problems, *files.problems],
        )

    def root(self, path: str) -> str:
        """Raise ProjectNotFound or ConfigurationUnreadable."""
        return str(found_at(path)[1].root)


@frozen
class Ground:
    """The folders that are the project's: paths are told from `root`."""

    root: Path
    territories: tuple[Path, ...]

    @classmethod
    def of(cls, named: Path, environment: Environment) -> "Ground":
        scripts = environment.scripts or environment.folder
        own = import_root(named)
        folders = (import_root(environment.folder), import_root(scripts), *environment.versions)
        places = (*map(territory, (named, environment.folder, scripts)), *environment.versions)
        territories = dict.fromkeys(Path(os.path.realpath(place)) for place in places)
        return cls(holding(own, folders), tuple(territories))

    @property
    def prefixes(self) -> tuple[str, ...]:
        return tuple(os.path.join(territory, "") for territory in self.territories)

    def modules(self, environment: Environment) -> ModuleFinder:
        scripts = environment.scripts or environment.folder
        folders = (
            *environment.prepended,
            environment.folder,
            import_root(environment.folder),
            import_root(scripts),
            self.root,
            self.root / "src",
        )
        return ModuleFinder(self.root, tuple(dict.fromkeys(folders)), self.territories)


def found_at(path: str) -> tuple[Environment, Ground]:
    """Raise ProjectNotFound or ConfigurationUnreadable."""
    named = normal(Path(path))
    if named.suffix == ".py" and os.path.isfile(named):
        named = project_around(named)
    environment = environment_at(named)
    return environment, Ground.of(named if os.path.isdir(named) else named.parent, environment)


def refuse_folder_above_revisions(environment: Environment) -> None:
    """Raise ConfigurationUnreadable where the revisions lie in folders of their own below."""
    below = [
        shown(found.folder)
        for folder in environment.versions
        for found in walk(folder, enters)
        if found.folder != folder and holds_revisions(found)
    ]
    if below:
        raise ConfigurationUnreadable(
            shown(environment.versions[0]),
            None,
            f"no revision lies in here directly, but some do in {', '.join(below)}",
            "Name one of these, or set recursive_version_locations = true if they are one history.",
        )
