"""A project that was found: its history, and the operations of each revision."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

from attrs import evolve, field

from adapters.alembic_project.asked_tables import MENTIONED, tables_asked_for
from adapters.alembic_project.grounds import Found, Noted, found_by, helpers_digest
from adapters.alembic_project.models.written import ModelFiles, may_drop
from adapters.alembic_project.modules import ModuleFinder
from adapters.alembic_project.options import Options
from adapters.alembic_project.other_versions import VersionsFolders
from adapters.alembic_project.parsing import parse
from adapters.alembic_project.revisions import problem_at
from adapters.alembic_project.source import RevisionSource
from adapters.alembic_project.text import Unreadable, decode
from adapters.alembic_project.upgrade_digest import upgrade_digest
from application.ports.project_reader import Gist, Grounds, Lookup, OtherVersion
from domain.classes import define
from domain.databases.target import Database, Target
from domain.environment import UNKNOWN, EnvironmentFacts, Fact, NamingConvention
from domain.history import History, Revision
from domain.mapped import Mapped
from domain.source import Problem

if TYPE_CHECKING:
    from domain.schema.schema import Schema
    from domain.script import RevisionScripts, Script


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
    models: ModelFiles
    folders: VersionsFolders
    options: Options = field(factory=Options)
    met: list[Problem] = field(factory=list)
    rested_on: dict[str, Grounds] = field(factory=dict)
    looked_up: dict[Lookup, Found] = field(factory=dict)
    read_whole: frozenset[str] | None = None

    @property
    def problems(self) -> tuple[Problem, ...]:
        return tuple(dict.fromkeys(self.met))

    @property
    def mapped(self) -> tuple[Mapped, ...]:
        newest = (self.texts[revision.path] for revision in self.history.heads)
        return self.models.mapped() if any(map(may_drop, newest)) else ()

    def scripts(self, revision: Revision, target: Target, schema: Schema) -> RevisionScripts:
        noted = Noted(self.modules, self.options)
        try:
            source = self.source(revision, noted)
        except Unreadable as fault:
            self.met.append(problem_at(revision.path, fault))
            return unread(revision, fault)
        scripts = evaluated(source, target, schema)
        self.rested_on[revision.path] = noted.grounds
        return evolve(scripts, asks_schema=noted.asked_schema, helpers=self.helpers(noted))

    def upgrade(self, revision: Revision, target: Target, schema: Schema) -> Script:
        noted = Noted(self.modules, self.options)
        try:
            source = self.source(revision, noted)
        except Unreadable as fault:
            return unread(revision, fault).upgrade
        return upgrade_evaluated(source, target, schema)

    def scripts_without_schema(
        self, revision: Revision, target: Target
    ) -> tuple[RevisionScripts, Grounds] | None:
        noted = Noted(self.modules, self.options)
        try:
            scripts = evaluated(self.source(revision, noted), target, schema_with())
        except Unreadable:
            return None
        if noted.asked_schema:
            return None
        helpers = self.helpers(noted)
        return (evolve(scripts, helpers=helpers) if helpers else scripts), noted.grounds

    def gist(self, revision: Revision, target: Target) -> Gist | None:
        noted = Noted(self.modules, self.options)
        try:
            scripts = evaluated(self.source(revision, noted), target, schema_with(gaps=1))
        except Unreadable:
            return None
        told = evolve(scripts, asks_schema=noted.asked_schema, helpers=self.helpers(noted))
        asked = frozenset(noted.asked)
        if None in asked and not any(map(self.asks_for_tables, noted.lookups)):
            tables = tables_asked_for(self.texts[revision.path])
            asked = asked if tables is None else asked - {None} | tables
        return Gist(told, noted.grounds, asked)

    def asks_for_tables(self, lookup: Lookup) -> bool:
        """Whether the module may ask for the names of all tables."""
        if lookup.option:
            return False
        found = self.modules.find(lookup.name, lookup.relative_to, lookup.level)
        return found is not None and MENTIONED.search(found.text) is not None

    def plain_text(self, revision: Revision) -> str | None:
        # Its patterns take long to compile, and a review of everything has no use for them.
        from adapters.alembic_project.plain_text import is_plain

        text = self.texts[revision.path]
        return text.lower() if is_plain(text) else None

    def source(self, revision: Revision, noted: Noted) -> RevisionSource:
        """Raise Unreadable."""
        text = self.texts[revision.path]
        return RevisionSource(
            revision.path,
            parse(text),
            text,
            noted,
            noted.schema_was_asked,
            convention(self.environment.naming),
            noted.option,
            self.reads_whole(revision),
        )

    def grounds(self, revision: Revision) -> Grounds | None:
        return self.rested_on.get(revision.path)

    def fingerprint(self, lookup: Lookup) -> str:
        return self.found(lookup).fingerprint

    def found(self, lookup: Lookup) -> Found:
        if lookup not in self.looked_up:
            self.looked_up[lookup] = found_by(self.modules, self.options, lookup)
        return self.looked_up[lookup]

    def helpers(self, noted: Noted) -> str:
        return helpers_digest((each, self.found(each).content) for each in noted.lookups)

    @property
    def versions(self) -> tuple[str, ...]:
        return self.folders.names

    @property
    def contents(self) -> Iterable[bytes]:
        return (text.encode("utf-8", "surrogatepass") for text in self.texts.values())

    def revisions_in(self, files: Mapping[str, bytes]) -> tuple[OtherVersion, ...]:
        return tuple(self.folders.revisions_in(files, self.history.revisions))

    def still_upgrades(self, revision: Revision, was: bytes) -> bool:
        return upgrade_digest(self.texts[revision.path]) == upgrade_digest(decode(was))

    def merged_with(
        self,
        others: Sequence[OtherVersion],
        later: frozenset[str],
        gone: frozenset[str] = frozenset(),
    ) -> AlembicProject:
        left = gone.union(other.revision.id for other in others)
        kept = (revision for revision in self.history.revisions if revision.id not in left)
        revisions = (*kept, *(other.revision for other in others))
        texts = {other.revision.path: decode(other.content) for other in others}
        history = History.of(revisions, later)
        return evolve(self, history=history, texts={**self.texts, **texts}, read_whole=later)

    def reads_whole(self, revision: Revision) -> bool:
        return self.read_whole is None or revision.id in self.read_whole


def evaluated(source: RevisionSource, target: Target, schema: Schema) -> RevisionScripts:
    """Loads the evaluator, which is large, only when there is something to read."""
    from adapters.alembic_project.evaluator import evaluate

    return evaluate(source, target, schema)


def upgrade_evaluated(source: RevisionSource, target: Target, schema: Schema) -> Script:
    from adapters.alembic_project.evaluator.evaluation import evaluate_upgrade

    return evaluate_upgrade(source, target, schema)


def unread(revision: Revision, fault: Unreadable) -> RevisionScripts:
    from adapters.alembic_project import unread_scripts

    return unread_scripts.unread(revision, fault)


@cache
def schema_with(gaps: int = 0) -> Schema:
    """No tables. It is loaded when something is read, as the evaluator is."""
    from domain.schema.schema import Schema

    return Schema(gaps=gaps)


def convention(naming: Fact[NamingConvention | None]) -> NamingConvention | None:
    """One that is there and not known leaves unnamed what the source does."""
    return NamingConvention(()) if naming.value is UNKNOWN else naming.known
