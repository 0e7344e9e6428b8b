"""Shelves as files in the user's cache folder, one each."""

import json
import os
import stat
from collections.abc import Iterator, Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile

from attrs import frozen

from adapters.shelves.plain import NotPlain, plain, value_of
from application.ports.shelves import Kept

MOST_BYTES = 200_000_000


@frozen
class DiskShelves:
    """`edition` is what made the content: what another one has written is not read.

    The first line of a file is its digest; a file that does not match it, or that others may
    write, counts as not there. Folder and files are the user's alone.
    """

    folder: Path
    edition: str

    def read(self, shelf: str) -> Mapping[str, Kept]:
        try:
            first, _, body = content_of(self.folder / f"{shelf}.json").partition(b"\n")
            if first.decode() != self.seal(body):
                return {}
            return {key: kept for key, data in json.loads(body).items() if (kept := entry(data))}
        except (OSError, ValueError, AttributeError, RecursionError):
            return {}

    def write(self, shelf: str, content: Mapping[str, Kept]) -> None:
        body = json.dumps(dict(entries(content)), separators=(",", ":")).encode()
        with suppress(OSError):
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            replace(self.folder / f"{shelf}.json", self.seal(body).encode() + b"\n" + body)

    def seal(self, body: bytes) -> str:
        return sha256(self.edition.encode() + b"\0" + body).hexdigest()


def content_of(file: Path) -> bytes:
    """Raise OSError, also where the file is not a regular one of ours alone."""
    descriptor = os.open(file, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0))
    with open(descriptor, "rb") as opened:
        status = os.fstat(descriptor)
        ours = not hasattr(os, "getuid") or (
            status.st_uid == os.getuid() and not status.st_mode & 0o022
        )
        if not stat.S_ISREG(status.st_mode) or not ours or status.st_size > MOST_BYTES:
            raise PermissionError(file)
        return opened.read()


def replace(file: Path, content: bytes) -> None:
    """At once, so that a reader finds the old file or the new one. Raise OSError."""
    with NamedTemporaryFile(dir=file.parent, prefix=".", delete=False) as written:
        try:
            written.write(content)
            written.close()
            os.replace(written.name, file)
        except OSError:
            os.unlink(written.name)
            raise


def entries(content: Mapping[str, Kept]) -> Iterator[tuple[str, object]]:
    for key, kept in content.items():
        with suppress(NotPlain, RecursionError):
            yield key, plain(kept)


def entry(data: object) -> Kept | None:
    try:
        kept = value_of(data)
    except NotPlain:
        return None
    return kept if isinstance(kept, Kept) and isinstance(kept.lookups, tuple) else None
