"""Shelves as files in the user's cache folder, one each."""

import json
import os
import stat
from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile

from adapters.shelves.plain import NotPlain, plain, value_of
from application.ports.shelves import Kept
from domain.classes import frozen

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
        return Lines(self.lines(shelf))

    def lines(self, shelf: str) -> dict[str, bytes]:
        """As they lie there, by key; none where the file cannot be trusted."""
        try:
            first, _, body = content_of(self.folder / f"{shelf}.json").partition(b"\n")
            if first.decode() != self.seal(body):
                return {}
            pairs = (line.partition(b"\t") for line in body.split(b"\n"))
            return {json.loads(key): value for key, _, value in pairs if key}
        except (OSError, ValueError, TypeError, RecursionError):
            return {}

    def write(
        self, shelf: str, content: Mapping[str, Kept], keep: Collection[str] = frozenset()
    ) -> None:
        """What stays there is written as it was read: it need not be taken apart."""
        there = self.lines(shelf) if keep else {}
        lines = {key: there[key] for key in keep if key in there} | dict(encoded(content))
        body = b"\n".join(b"%s\t%s" % (json.dumps(k).encode(), lines[k]) for k in lines)
        with suppress(OSError):
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            replace(self.folder / f"{shelf}.json", self.seal(body).encode() + b"\n" + body)

    def seal(self, body: bytes) -> str:
        return sha256(self.edition.encode() + b"\0" + body).hexdigest()


@frozen(eq=False)
class Lines(Mapping[str, Kept]):
    """Each value is made when it is asked for: most of a long history is not looked at again."""

    lines: Mapping[str, bytes]

    def __getitem__(self, key: str) -> Kept:
        try:
            kept = value_of(json.loads(self.lines[key]))
        except (NotPlain, ValueError, RecursionError):
            raise KeyError(key) from None
        if isinstance(kept, Kept) and isinstance(kept.lookups, tuple):
            return kept
        raise KeyError(key)

    def __contains__(self, key: object) -> bool:
        return key in self.lines

    def __iter__(self) -> Iterator[str]:
        return iter(self.lines)

    def __len__(self) -> int:
        return len(self.lines)


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


def encoded(content: Mapping[str, Kept]) -> Iterator[tuple[str, bytes]]:
    for key, kept in content.items():
        with suppress(NotPlain, RecursionError):
            yield key, json.dumps(plain(kept), separators=(",", ":")).encode()
