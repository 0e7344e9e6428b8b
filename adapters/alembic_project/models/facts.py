"""The models of a project, and which of them env.py hands to Alembic."""

from __future__ import annotations

import ast
import os
import re
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

import attrs
from attrs import field

from adapters.alembic_project.env_py.facts import env_py
from adapters.alembic_project.env_py.script import EnvScript
from adapters.alembic_project.evaluator.constructs.connections import MetaData
from adapters.alembic_project.evaluator.values import Entries
from adapters.alembic_project.models.annotations import Annotations
from adapters.alembic_project.models.attributes import Attributes
from adapters.alembic_project.models.bindings import Bindings
from adapters.alembic_project.models.declarations import may_declare
from adapters.alembic_project.models.filtering import comparing_of, filters_of
from adapters.alembic_project.models.loading import Closure, Modules
from adapters.alembic_project.models.mapper import Mapper
from adapters.alembic_project.models.mentioning import mentioned
from adapters.alembic_project.models.metadatas import MetaDatas
from adapters.alembic_project.models.pointing import with_pointed_types
from adapters.alembic_project.models.reading import ModelReader
from adapters.alembic_project.models.registering import Registering, settings_keep_imports
from adapters.alembic_project.models.running import Reach, Running
from adapters.alembic_project.models.sources import Sources
from adapters.alembic_project.models.target import Target as TargetRead
from adapters.alembic_project.models.target import note, target_of
from adapters.alembic_project.models.type_maps import TypeMaps
from adapters.alembic_project.models.workbench import Workbench
from adapters.alembic_project.models.written import ModelFiles
from adapters.alembic_project.places import told_from
from adapters.alembic_project.reader import found_at
from adapters.alembic_project.script_folders import enters, is_revision_file
from adapters.alembic_project.text import Unreadable, read_bytes
from adapters.alembic_project.walking import walk
from domain.classes import define, frozen
from domain.databases.target import Target
from domain.diagnosis.models import Handing, Loaded, Model, ModelFacts, TargetMetadata
from domain.schema.schema import Schema
from domain.source import Location

NAMING = re.compile(rb"\.naming_convention\s*=[^=]")
APPLICATION = re.compile(rb"\b(?:Flask|Migrate)\(|migrate\.init_app\(")
# Looked for first, which takes a tenth of the time.
OF_APPLICATIONS = (b"Flask(", b"Migrate(", b"migrate.init_app(")


@frozen
class AlembicModelSource:
    """The `ModelSource` for what lies on disk. Nothing of a project is imported or run."""

    def read(self, path: str, target: Target, schema: Callable[[], Schema]) -> ModelFacts:
        """Raise ProjectNotFound or ConfigurationUnreadable."""
        environment, ground = found_at(path)
        finder = ground.modules(environment)
        versions = tuple(Path(os.path.realpath(folder)) for folder in environment.versions)
        files = FoundFiles.among(ModelFiles(ground.root, ground.territories, versions))
        script = env_py(environment, finder)
        sources = Sources(finder)
        if script is None or script.tree is None:
            return ModelFacts(files=len(files.candidates))
        sources.by_path[script.path] = script
        revisions = [
            told_from(ground.root, found.folder / name)
            for top in versions
            for found in walk(top, enters)
            for name in filter(is_revision_file, found.files)
        ]
        reading = Reading(sources, EnvScript(script.path, script.tree), files, target, revisions)
        try:
            return reading.facts(schema)
        except RecursionError:  # an env.py that no person wrote
            return ModelFacts(files=len(files.candidates))


@frozen
class FoundFiles:
    """`candidates` may declare a table, `applications` may set Flask-Migrate up, `naming` give a
    MetaData its convention after it was made.
    """

    candidates: list[str]
    applications: list[str]
    naming: list[str]

    @classmethod
    def among(cls, files: ModelFiles) -> FoundFiles:
        found = cls([], [], [])
        for path in files.files():
            try:
                content = read_bytes(path)
            except Unreadable:
                continue
            if may_declare(content) and not is_of_migrations(path.parent, files.root):
                found.candidates.append(told_from(files.root, path))
            if NAMING.search(content) and path.name != "env.py":
                found.naming.append(told_from(files.root, path))
            if any(w in content for w in OF_APPLICATIONS) and APPLICATION.search(content):
                found.applications.append(told_from(files.root, path))
        return found


@lru_cache(maxsize=4096)
def is_of_migrations(folder: Path, root: Path) -> bool:
    """Beside or below an env.py: what stands there was copied to be as it was then."""
    if os.path.isfile(folder / "env.py") and os.path.isfile(folder / "script.py.mako"):
        return True
    return folder != root and folder != folder.parent and is_of_migrations(folder.parent, root)


@define(eq=False)
class Reading:
    """One look at the models of a project."""

    sources: Sources
    script: EnvScript
    files: FoundFiles
    on: Target
    revisions: list[str] = field(factory=list)
    metadatas: MetaDatas = field(factory=MetaDatas)

    def facts(self, at_heads: Callable[[], Schema]) -> ModelFacts:
        modules = Modules(self.sources)
        reader = model_reader(modules, self.on, self.metadatas)
        target = target_of(reader.bench, self.script, tuple(self.files.applications))
        note(target, self.metadatas)
        self.metadatas.named_later = bool(self.files.naming)
        reader.read(self.files.candidates)
        if self.is_flask and not any(model.targeted for model in reader.models):
            target = attrs.evolve(target, told=attrs.evolve(target.told, handing=Handing.UNREAD))
            note(target, self.metadatas)
        models = with_pointed_types(self.assumed(reader.models))
        closure = Closure(modules)
        models, reach = self.with_loading(models, closure)
        self.tell_tables(target, models)
        schema = at_heads()
        tables = [*schema.tables.values(), *(model.table for model in models)]
        loaded = {p: by for p, by in reach.loaded.items() if p not in self.revisions}
        registering = Registering(closure.modules, self.script.path, loaded)
        seen = [model for model in models if model.is_seen]
        missed = {m.location.path for m in models if m.targeted and not m.is_seen}
        kept = settings_keep_imports(self.sources.finder.root)
        return ModelFacts(
            models=tuple(models),
            target=self.told(target, models),
            undeclared=tuple(reader.undeclared),
            registrations=() if kept or self.is_flask else tuple(registering.found(seen)),
            filters=filters_of(reader.bench, self.script, tables),
            comparing=comparing_of(self.script),
            imports_at=last_import(self.script),
            brings={path: brought(path, closure.modules) for path in missed},
            unfollowed=next(iter(reach.unfollowed), None),
            files=len(self.files.candidates),
            modules=len(reach.loaded),
            on=self.on,
            schema=schema,
        )

    def assumed(self, models: list[Model]) -> list[Model]:
        """Where nobody knows what is handed over, and there is but one MetaData, it is that."""
        names = {model.collection for model in models}
        if self.metadatas.target_known or len(names) != 1 or "" in names:
            return models
        if all(self.is_of_another(model.location.path) for model in models):
            return models
        return [attrs.evolve(model, targeted=True) for model in models]

    def is_of_another(self, path: str) -> bool:
        """Whether it lies in a project that has an alembic.ini of its own, as an example may."""
        root, script = self.sources.finder.root, Path(self.script.path)
        return any(
            folder != Path() and folder not in script.parents
            for folder in Path(path).parents
            if os.path.isfile(root / folder / "alembic.ini")
        )

    def with_loading(self, models: list[Model], closure: Closure) -> tuple[list[Model], Reach]:
        """Step by step, since each is dearer: what env.py does, what modules do, what any might."""
        if not any(model.targeted for model in models):
            # Of none is it known that env.py hands it over: nobody asks whether it is loaded.
            return models, Reach({}, frozenset(), ())
        running, modules = Running(self.sources, closure), closure.modules
        running.env_py(self.script.path)
        if self.is_flask:
            # Alembic's command has made the application before env.py runs.
            wanted = {model.location.path for model in models if model.targeted}
            closure.add(self.files.applications, self.script.path, functions=True, wanted=wanted)
        if self.missing(models, closure):
            running.modules()
            modules.wanted = False
        if self.missing(models, closure):
            # Alembic imports every revision before it compares: it asks for the heads.
            closure.add(self.revisions, self.script.path)
        if self.missing(models, closure):
            absent = {m.location.path for m in models} - closure.loaded.keys()
            reach = Reach.of(closure, running, mentioned(absent, self.sources.finder))
        else:
            reach = Reach(closure.loaded, frozenset(), ())
        return [attrs.evolve(m, loaded=self.loaded(m, reach)) for m in models], reach

    @property
    def is_flask(self) -> bool:
        return "current_app" in ast.unparse(self.script.tree)

    def missing(self, models: list[Model], closure: Closure) -> bool:
        return any(
            m.targeted is not False and m.location.path not in closure.loaded for m in models
        )

    def loaded(self, model: Model, reach: Reach) -> Loaded:
        path = model.location.path
        if path in reach.loaded:
            return Loaded.YES
        if reach.unfollowed:
            return Loaded.UNKNOWN
        return Loaded.LATER if path in reach.later else Loaded.NO

    def tell_tables(self, target: TargetRead, models: list[Model]) -> None:
        """env.py's filters may ask the metadata for its tables."""
        for value in target.values:
            if isinstance(value, MetaData):
                seen = (m.table.name for m in models if m.targeted)
                value.options = {**value.options, "tables": Entries({str(n): None for n in seen})}

    def told(self, target: TargetRead, models: list[Model]) -> TargetMetadata:
        handing = target.told.handing
        if handing is Handing.MODELS and all(model.targeted is False for model in models):
            handing = Handing.EMPTY
        names = dict.fromkeys(m.collection for m in models if m.targeted and m.collection)
        return attrs.evolve(target.told, handing=handing, collections=tuple(names))


def brought(path: str, modules: Modules) -> frozenset[str]:
    """What an import of the module loads."""
    closure = Closure(modules)
    closure.add([path], "")
    return frozenset(closure.loaded)


def model_reader(modules: Modules, target: Target, metadatas: MetaDatas) -> ModelReader:
    bench = Workbench(modules.sources, target)
    annotations = Annotations(bench, Bindings(modules.sources, modules))
    maps = TypeMaps(bench, annotations)
    mapper = Mapper(bench, Attributes(bench, annotations, maps))
    return ModelReader(bench, mapper, metadatas)


def last_import(script: EnvScript) -> Location | None:
    """The last line of the last import at the top of env.py."""
    lines = [
        statement.end_lineno or statement.lineno
        for statement in script.tree.body
        if isinstance(statement, ast.Import | ast.ImportFrom)
    ]
    return Location(script.path, lines[-1]) if lines else None
