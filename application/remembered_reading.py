"""Reading revisions from a shelf, where nothing that their reading rested on has changed."""

from collections.abc import Callable, Mapping, Sequence

from attrs import field

from application.digests import digest, still_found
from application.ports.project_reader import Grounds, Lookup, Project
from application.ports.shelves import Kept
from domain.classes import define
from domain.databases.target import Target
from domain.environment import Fact, NamingConvention
from domain.history import Revision
from domain.schema.schema import Schema
from domain.script import RevisionScripts

Read = Callable[[Revision, Schema], RevisionScripts]
TakeApart = Callable[[RevisionScripts], RevisionScripts]


@define
class RememberedReading:
    """Reads revisions in the order of the history, each from the shelf if it may.

    One that asked the schema is taken from there only where all that runs before it is as it was:
    the schema follows from that. `used` are the keys of what was taken from the shelf, `fresh` is
    what was not, `found` the modules that were looked for (`last_found` for the last revision),
    `history` the digest of what was read, `ground` that of what all of it rests on.
    """

    project: Project
    read: Read
    take_apart: TakeApart
    target: Target
    naming: Fact[NamingConvention | None]
    shelf: Mapping[str, Kept]
    ahead: Callable[[Revision], Kept | None] = lambda revision: None
    used: set[str] = field(factory=set)
    fresh: dict[str, Kept] = field(factory=dict)
    found: dict[tuple[Lookup, str], None] = field(factory=dict)
    last_found: tuple[tuple[Lookup, str], ...] = ()
    history: str = "base"
    ground: str = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.ground = digest(self.target, self.naming.value)

    def __call__(self, revision: Revision, schema: Schema) -> RevisionScripts:
        key = self.key(revision)
        kept = self.shelf.get(key)
        scripts = self.scripts_of(kept)
        if scripts is not None:
            self.used.add(key)
        else:
            kept = self.ahead(revision)
            scripts = self.scripts_of(kept)
            if scripts is None:
                scripts = self.read(revision, schema)
                kept = self.kept(scripts, self.project.grounds(revision))
            if kept is not None:
                self.fresh[key] = kept
        self.last_found = kept.lookups if kept else ()
        self.found.update(dict.fromkeys(self.last_found))
        self.history = digest(self.history, key, self.last_found)
        return scripts

    def key(self, revision: Revision) -> str:
        whole = self.project.reads_whole(revision)
        return digest(self.ground, revision.path, revision.digest, whole)

    def pass_over(self, revisions: Sequence[Revision], kept: Kept) -> None:
        """They need not be read: this was kept once they had been."""
        self.used.update(map(self.key, revisions))
        self.found.update(dict.fromkeys(kept.lookups))
        self.history = kept.history

    def without_schema(self, revision: Revision) -> Kept | None:
        """What reading gives where the schema makes no difference; None where it may."""
        found = self.project.scripts_without_schema(revision, self.target)
        if found is None:
            return None
        scripts, grounds = found
        return self.kept(self.take_apart(scripts), grounds)

    def scripts_of(self, kept: Kept | None) -> RevisionScripts | None:
        """Those that were kept; None where they no longer hold."""
        if kept is None or kept.history not in ("", self.history):
            return None
        holds = still_found(kept.lookups, self.project.fingerprint)
        return kept.value if holds and isinstance(kept.value, RevisionScripts) else None

    def kept(self, scripts: RevisionScripts, grounds: Grounds | None) -> Kept | None:
        if grounds is None:
            return None
        lookups = ((lookup, self.project.fingerprint(lookup)) for lookup in grounds.lookups)
        return Kept(scripts, tuple(lookups), self.history if grounds.asked_schema else "")
