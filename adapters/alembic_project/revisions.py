"""The revision files of an environment: their heads, and what could not be read."""

import os
import posixpath
from collections.abc import Iterator
from pathlib import Path

from attrs import field

from adapters.alembic_project.environments import Environment
from adapters.alembic_project.heads import Head, read_head
from adapters.alembic_project.places import spelled, told_from
from adapters.alembic_project.script_folders import NOT_LOADED, is_revision_file
from adapters.alembic_project.text import Unreadable, content_digest, decode, read_bytes
from adapters.alembic_project.walking import Listing, listing, walk
from domain.classes import define
from domain.history import Revision
from domain.source import Location, Problem


@define
class RevisionFiles:
    """Reads the heads. `texts` are the sources by path, for the reading of operations.

    `territories` are the project's folders, without symbolic links, each with a slash at its end.
    """

    root: Path
    territories: tuple[str, ...]
    revisions: list[Revision] = field(factory=list)
    texts: dict[str, str] = field(factory=dict)
    problems: list[Problem] = field(factory=list)
    seen: set[str] = field(factory=set)

    def read(self, environment: Environment) -> None:
        for folder in environment.versions:
            for found in listings(folder, environment.recursive):
                self.read_folder(found, environment.sourceless)

    def read_folder(self, found: Listing, sourceless: bool) -> None:
        place = posixpath.join(told_from(self.root, found.folder), "").removeprefix("./")
        if found.error is not None:
            why = f"this folder cannot be read ({found.error})"
            fault = Unreadable("unreadable-folder", why, "Check its permissions.")
            self.refuse(place.rstrip("/") or ".", fault)
        real_folder = os.path.realpath(found.folder)
        for name in filter(is_revision_file, found.files):
            real = os.path.join(real_folder, name)
            real = os.path.realpath(real) if os.path.islink(real) else real
            self.read_file(real, place + spelled(name))
        for name in without_source(found) if sourceless else ():
            why = "this revision is there in compiled form only, which Assay does not read"
            fault = Unreadable("sourceless-revision", why, "Add its source.")
            self.refuse(place + spelled(name), fault)

    def read_file(self, real: str, path: str) -> None:
        """Each file once, whatever links and overlapping locations lead to it."""
        if real in self.seen:
            return
        self.seen.add(real)
        try:
            self.admit(real)
            data = read_bytes(real)
            text = decode(data)
            self.keep(path, text, data, read_head(text, posixpath.basename(path)))
        except Unreadable as fault:
            self.refuse(path, fault)

    def admit(self, real: str) -> None:
        if not real.startswith(self.territories):
            raise Unreadable(
                "outside-project",
                "this is a symbolic link that leaves the project; Assay does not follow it",
                "Put the file itself here.",
            )

    def keep(self, path: str, text: str, data: bytes, head: Head) -> None:
        self.texts[path] = text
        self.revisions.append(
            Revision(
                id=head.id,
                path=path,
                parents=head.parents,
                depends_on=head.depends_on,
                branch_labels=head.branch_labels,
                message=head.message,
                digest=content_digest(data),
                location=Location(path, head.line, head.column),
            )
        )
        for fault in head.faults:
            place = Location(path, fault.line)
            self.problems.append(Problem(fault.name, fault.message, fault.way_out, place))

    def refuse(self, path: str, fault: Unreadable) -> None:
        self.problems.append(problem_at(path, fault))


def problem_at(path: str, fault: Unreadable) -> Problem:
    place = Location(path, fault.line, fault.column)
    return Problem(fault.name, fault.why, fault.way_out, place)


def listings(folder: Path, recursive: bool) -> Iterator[Listing]:
    if recursive:
        return walk(folder, lambda inner: not inner.name.endswith("__pycache__"))
    return iter((listing(folder),))


def without_source(found: Listing) -> Iterator[str]:
    """Compiled files that Alembic loads when `sourceless` is set, relative to their folder."""
    for name in found.files:
        if is_compiled(name) and name[:-1] not in found.files:
            yield name
    stems = {name.split(".")[0] for name in found.files}
    if "__pycache__" in found.folders:
        for name in listing(found.folder / "__pycache__").files:
            if is_compiled(name) and name.split(".")[0] not in stems:
                yield f"__pycache__/{name}"


def is_compiled(name: str) -> bool:
    return name.endswith((".pyc", ".pyo")) and not name.startswith(NOT_LOADED)
