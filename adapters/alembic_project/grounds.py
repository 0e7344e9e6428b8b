"""What the reading of a revision rests on beside its own file, noted while it is read."""

from collections.abc import Iterable
from hashlib import sha256

from attrs import field

from adapters.alembic_project.modules import ModuleFinder, ModuleSource
from adapters.alembic_project.options import Options
from adapters.alembic_project.text import content_digest
from application.ports.project_reader import Grounds, Lookup
from domain.classes import define, frozen
from domain.environment import Unknown


@define
class Noted:
    """A ModuleFinder that remembers what it was asked, and what the schema was asked about."""

    finder: ModuleFinder
    options: Options = field(factory=Options)
    lookups: dict[Lookup, None] = field(factory=dict)
    asked: set[str | None] = field(factory=set)

    def find(
        self, dotted_name: str, relative_to: str | None = None, level: int = 0
    ) -> ModuleSource | None:
        self.lookups[lookup_of(dotted_name, relative_to, level)] = None
        return self.finder.find(dotted_name, relative_to, level)

    def option(self, name: str) -> str | Unknown | None:
        self.lookups[Lookup(name, option=True)] = None
        return self.options.get(name)

    def schema_was_asked(self, name: str | None) -> None:
        self.asked.add(name)

    @property
    def asked_schema(self) -> bool:
        return bool(self.asked)

    @property
    def grounds(self) -> Grounds:
        return Grounds(tuple(self.lookups), self.asked_schema)


def lookup_of(name: str, relative_to: str | None, level: int) -> Lookup:
    """Who imports matters to a relative import alone."""
    return Lookup(name, level, relative_to if level else None)


@frozen
class Found:
    """What a lookup finds: its fingerprint, empty where that is nothing, and a digest of it that is
    the same wherever the project lies and however it was named.
    """

    fingerprint: str = ""
    content: str = ""


def found_by(finder: ModuleFinder, options: Options, lookup: Lookup) -> Found:
    if lookup.option:
        option = sha256(repr(options.get(lookup.name)).encode("utf-8", "replace")).hexdigest()
        return Found(option, option)
    found = finder.find(lookup.name, lookup.relative_to, lookup.level)
    if found is None:
        return Found()
    content = content_digest(found.text.encode("utf-8", "surrogatepass"))
    return Found(
        sha256(f"{found.path}\0{content}".encode("utf-8", "surrogatepass")).hexdigest(), content
    )


def helpers_digest(found: Iterable[tuple[Lookup, str]]) -> str:
    """Of the contents of what was looked for; empty where nothing of it is the project's own."""
    told = sorted({f"{each.level} {each.name} {content}" for each, content in found if content})
    return sha256("\n".join(told).encode("utf-8", "surrogatepass")).hexdigest() if told else ""
