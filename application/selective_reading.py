"""Reading of a long history no more than the revisions that are judged rest on.

These name what they are concerned with. Of the others only those are replayed that say something of
that, or of what it leads to. That the rest makes no difference is known: by its text, or by what it
says. Where it is not, everything is replayed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import field

from application.concerns import Concerns
from application.heard import Heard
from domain.classes import define
from domain.operations import AddColumn, AddConstraint, CreateTable, DropTable, RenameTable
from domain.script import Body, RevisionScripts, Script, Step
from domain.sql_operations import DropSchema, MoveTable

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

    from application.heard import TakeApart
    from application.ports.project_reader import Lookup, Project
    from domain.databases.target import Target
    from domain.history import Revision
    from domain.operations import Operation
    from domain.schema.schema import Schema

    Read = Callable[[Revision, Schema], RevisionScripts]

SILENT = Script(Body.PRESENT)
LEAST = 0.5
"""Of the others so many must be known by their text: else too much would be read twice."""
COMING = (CreateTable, AddColumn, AddConstraint)
GOING = (DropTable, RenameTable, MoveTable)


@define
class SelectiveReading:
    """`judged` are ids, all else is told by paths: `plain` are the texts that tell by themselves
    what they touch, `heard` is what was read, None where it could not be, `kept` what is replayed.
    """

    project: Project
    target: Target
    take_apart: TakeApart
    judged: Collection[str]
    least: float = LEAST
    concerns: Concerns = field(factory=Concerns)
    plain: dict[str, str] = field(factory=dict)
    heard: dict[str, Heard | None] = field(factory=dict)
    kept: set[str] = field(factory=set)

    def suffices(self) -> bool:
        """Find what has to be replayed; False where that is everything, or nearly so."""
        revisions = {each.path: each for each in self.project.history.revisions}
        own = [path for path, each in revisions.items() if each.id in self.judged]
        others = [path for path, each in revisions.items() if each.id not in self.judged]
        for path in others:
            text = self.project.plain_text(revisions[path])
            if text is not None:
                self.plain[path] = text
        if len(self.plain) < len(others) * self.least:
            return False
        told = [self.hear(revisions[path]) for path in own]
        if any(one is None or one.dark for one in told):
            return False
        for speech in (speech for one in told if one for speech in one.speeches):
            self.concerns.begin(speech)
        for path in others:
            if path not in self.plain:
                self.hear(revisions[path])
        return self.settled(revisions) and not self.looks_further(own)

    def hear(self, revision: Revision) -> Heard | None:
        gist = self.project.gist(revision, self.target)
        judged = revision.id in self.judged
        heard = None if gist is None else Heard.of(gist, self.take_apart, judged)
        self.heard[revision.path] = heard
        return heard

    def settled(self, revisions: dict[str, Revision]) -> bool:
        """Go on until what is kept leads to nothing new. False where that would be everything."""
        searched = Concerns()
        before = None
        while before != (len(self.kept), self.concerns.extent):
            before = len(self.kept), self.concerns.extent
            for path in list(self.named_in_plain(searched)):
                del self.plain[path]
                self.hear(revisions[path])
            heard = self.heard.items()
            self.kept.update(p for p, one in heard if one is None or one.is_of(self.concerns))
            if not all(map(self.follow, self.kept)):
                return False
        return True

    def follow(self, path: str) -> bool:
        """False where it asks for all tables that there are, or of an index whose table is not
        known.
        """
        heard = self.heard[path]
        if heard is None:
            return True
        for speech in heard.speeches:
            self.concerns.follow(speech)
        if not heard.waits_for_answers(self.concerns):
            return True
        self.concerns.states |= {name.lower() for name in heard.asked if name}
        return None not in heard.asked

    def named_in_plain(self, searched: Concerns) -> Iterator[str]:
        """The paths of plain texts that name what was not looked for yet."""
        concerns = self.concerns
        anywhere = (concerns.whole | concerns.parts | concerns.types) - searched.whole
        # `orders.id` is said of foreign keys to a table, which do not change it.
        alone = concerns.states - searched.states - searched.whole - anywhere
        searched.whole |= anywhere
        searched.states |= alone
        words = {name: word(name) for name in anywhere}
        words |= {name: word(name, r"(?!\.)") for name in alone}
        for path, text in self.plain.items():
            if any(name in text and sought.search(text) for name, sought in words.items()):
                yield path

    def looks_further(self, own: Iterable[str]) -> bool:
        """Whether some rule will look at more than the judged revisions name: where a table is
        dropped that nobody made, at all others; where one is gone in the end, for its new name; and
        for the table of an index that none has.
        """
        judged = [step.operation for path in own for step in self.steps(path)]
        replayed = [step.operation for path in self.kept for step in self.upgrade(path)]
        made = {name for each in (*judged, *replayed) for name in names_made(each)}
        gone = {each.subject for each in replayed if isinstance(each, GOING)}
        schemas = {each.name for each in replayed if isinstance(each, DropSchema)}
        return bool(self.concerns.sought) or any(
            (isinstance(each, DropTable) and each.table.name not in made)
            or (isinstance(each, COMING) and (each.table in gone or each.table.schema in schemas))
            for each in judged
        )

    def steps(self, path: str) -> tuple[Step, ...]:
        heard = self.heard[path]
        if heard is None:
            return ()
        return (*heard.scripts.upgrade.steps, *heard.scripts.downgrade.steps)

    def upgrade(self, path: str) -> tuple[Step, ...]:
        heard = self.heard[path]
        return () if heard is None else heard.scripts.upgrade.steps

    @property
    def lookups(self) -> tuple[Lookup, ...]:
        """The modules that were looked for."""
        found = (each for one in self.heard.values() if one for each in one.lookups)
        return tuple(dict.fromkeys(found))

    def reading(self, read: Read) -> Read:
        def selective(revision: Revision, schema: Schema) -> RevisionScripts:
            heard = self.heard.get(revision.path)
            if revision.path not in self.kept:
                return passed_over(heard)
            if heard is None or heard.waits_for_answers(self.concerns):
                return read(revision, schema)
            return heard.scripts

        return selective


def passed_over(heard: Heard | None) -> RevisionScripts:
    """What makes no difference to the schema, and yet is told of a revision."""
    if heard is None:
        return RevisionScripts(SILENT, SILENT)
    told = heard.scripts
    return RevisionScripts(SILENT, SILENT, waivers=told.waivers, helpers=told.helpers)


def names_made(operation: Operation) -> Iterator[str]:
    match operation:
        case CreateTable(table=table) | MoveTable(table=table):
            yield table.name
        case RenameTable(new_name=name):
            yield name


def word(name: str, after: str = "") -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(name)}(?!\w){after}")
