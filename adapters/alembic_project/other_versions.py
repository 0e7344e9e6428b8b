"""Revisions of a project as its files hold them elsewhere: on another branch, or earlier."""

import os
import posixpath
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from adapters.alembic_project.heads import read_head
from adapters.alembic_project.places import spelled, told_from
from adapters.alembic_project.script_folders import is_revision_file
from adapters.alembic_project.text import Unreadable, content_digest, decode
from application.ports.project_reader import OtherVersion
from domain.classes import frozen
from domain.history import Revision
from domain.source import Location


@frozen
class VersionsFolders:
    """Where the revisions lie; with `recursive` in folders below as well. Paths are told from
    `root`.
    """

    root: Path
    folders: tuple[Path, ...]
    recursive: bool

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(os.path.abspath(folder) for folder in self.folders)

    def revisions_in(
        self, files: Mapping[str, bytes], known: Iterable[Revision]
    ) -> Iterator[OtherVersion]:
        """By path. What holds no revision that can be read is left out; of the `known` ones, which
        most are, nothing is read again.
        """
        read = {(revision.path, revision.digest): revision for revision in known}
        own, places = frozenset(self.names), dict[str, str]()
        for path in sorted(files):
            folder, _, name = path.rpartition("/")
            if is_revision_file(name) and (self.recursive or folder in own):
                if folder not in places:
                    places[folder] = posixpath.join(told_from(self.root, Path(folder)), "")
                told = (places[folder] + spelled(name)).removeprefix("./")
                digest = content_digest(files[path])
                found = read.get((told, digest)) or revision_in(files[path], told, digest)
                if found is not None:
                    yield OtherVersion(found, files[path])


def revision_in(content: bytes, path: str, digest: str) -> Revision | None:
    try:
        head = read_head(decode(content), posixpath.basename(path))
    except Unreadable:
        return None
    return Revision(
        id=head.id,
        path=path,
        parents=head.parents,
        depends_on=head.depends_on,
        branch_labels=head.branch_labels,
        message=head.message,
        digest=digest,
        location=Location(path, head.line, head.column),
    )
