"""Reading a project's Alembic environment and revisions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

from domain.classes import frozen

if TYPE_CHECKING:
    from domain.databases.target import Database, Target
    from domain.environment import EnvironmentFacts
    from domain.history import History, Revision
    from domain.mapped import Mapped
    from domain.schema.schema import Schema
    from domain.script import RevisionScripts, Script
    from domain.source import Problem


@frozen
class Lookup:
    """A module that was looked for: its dotted name and, where relative, from which file.

    `option`: no module, but an option of the configuration.
    """

    name: str
    level: int = 0
    relative_to: str | None = None
    option: bool = False


@frozen
class Grounds:
    """What the reading of a revision rested on beside its own file and the target."""

    lookups: tuple[Lookup, ...] = ()
    asked_schema: bool = False


@frozen
class Gist:
    """The `scripts` have what runs whatever the schema holds, and what only may; the schema was
    `asked` about these tables and types, None among them meaning all.
    """

    scripts: RevisionScripts
    grounds: Grounds
    asked: frozenset[str | None] = frozenset()


@frozen
class OtherVersion:
    """A revision as a file has it on another branch, or had it earlier."""

    revision: Revision
    content: bytes


class Project(Protocol):
    """An Alembic project that was found and whose revision heads were read."""

    @property
    def name(self) -> str:
        """What its owners call it: the name in pyproject.toml, or that of its folder."""
        ...

    @property
    def history(self) -> History: ...

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Files and folders that could not be read. Faults of the graph are the history's."""
        ...

    @property
    def database(self) -> Database | None:
        """The database that its configuration plainly names, if it does."""
        ...

    @property
    def environment(self) -> EnvironmentFacts:
        """What its env.py does about transactions, as far as that can be read."""
        ...

    @property
    def mapped(self) -> tuple[Mapped, ...]:
        """The tables and columns that its own code maps, as far as that is plainly written.

        Empty where no newest revision speaks of dropping anything: nobody asks then.
        """
        ...

    def scripts(self, revision: Revision, target: Target, schema: Schema) -> RevisionScripts:
        """What the revision does on that target, when the schema before it is this one.

        Never raises: what cannot be read is an Unread step with its reason.
        """
        ...

    def upgrade(self, revision: Revision, target: Target, schema: Schema) -> Script:
        """The upgrade of `scripts` alone, for those who want no more. Leaves no trace."""
        ...

    def scripts_without_schema(
        self, revision: Revision, target: Target
    ) -> tuple[RevisionScripts, Grounds] | None:
        """The scripts and what they rest on, where the schema before makes no difference.

        None where it may, and where the file cannot be read. Leaves no trace in `problems`.
        """
        ...

    def gist(self, revision: Revision, target: Target) -> Gist | None:
        """What can be told of it while nothing is known of the schema before it.

        None where the file cannot be read. Leaves no trace in `problems`.
        """
        ...

    def plain_text(self, revision: Revision) -> str | None:
        """Its text in lower case, where that alone tells what it may do: it touches only what it
        names in so many letters, and nothing in it is left unread, rests on other modules or waives
        anything, whatever the schema. None where that is not known.

        That a text in which it holds can be parsed is likely, and not sure.
        """
        ...

    def grounds(self, revision: Revision) -> Grounds | None:
        """What its last reading rested on; None where it was not read, or could not be."""
        ...

    def fingerprint(self, lookup: Lookup) -> str:
        """A digest of the module that is found so now, its path included; empty where none is.

        Of an option, a digest of its value.
        """
        ...

    @property
    def versions(self) -> tuple[str, ...]:
        """The absolute folders that its revisions lie in."""
        ...

    @property
    def contents(self) -> Iterable[bytes]:
        """Those of its revisions, as UTF-8: what was not written so is told as it would be."""
        ...

    def revisions_in(self, files: Mapping[str, bytes]) -> tuple[OtherVersion, ...]:
        """The revisions in other versions of its files, which are given by absolute path.

        By path; what holds none, or none that can be read, is left out.
        """
        ...

    def still_upgrades(self, revision: Revision, was: bytes) -> bool:
        """Whether its upgrade() does what it did in a file of that content, as far as the file
        itself tells: comments, docstrings, layout and downgrade() make no difference.
        """
        ...

    def merged_with(
        self,
        others: Sequence[OtherVersion],
        later: frozenset[str],
        gone: frozenset[str] = frozenset(),
    ) -> Project:
        """The project with these revisions as well, in the place of its own of the same id, and
        without those whose ids are `gone`. Those whose ids are `later` come after others where
        their parents allow it, and of the others no more than upgrade() is read.
        """
        ...

    def reads_whole(self, revision: Revision) -> bool:
        """Whether its scripts hold more than its upgrade()."""
        ...


class ProjectReader(Protocol):
    """Finds projects. Nothing of a project is ever imported or run."""

    def open(self, path: str) -> Project:
        """The project at a folder, an alembic.ini, a pyproject.toml or a versions folder.

        Raise ProjectNotFound or ConfigurationUnreadable.
        """
        ...

    def root(self, path: str) -> str:
        """The absolute folder that the paths of the project at `path` are told from.

        Raise what `open` raises.
        """
        ...
