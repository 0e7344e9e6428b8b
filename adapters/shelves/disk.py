"""Shelves as files in the user's cache folder, one each."""

import json
import os
import stat
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from functools import partial
from hashlib import sha256
from pathlib import Path

from attrs import field

from adapters.shelves.plain import NotPlain, Writing, value_of
from application.ports.shelves import Filled, Kept
from domain.classes import frozen

MOST_BYTES = 200_000_000
# Fewer values are put in place before a second process is of any use.
LEAST = 300


@frozen
class DiskShelves:
    """`edition` is what made the content: what another one has written is not read.

    The first line of a file is its digest; a file that does not match it, or that others may
    write, counts as not there. Folder and files are the user's alone.
    """

    folder: Path
    edition: str
    held: dict[str, dict[str, bytes]] = field(init=False, factory=dict, eq=False)

    def read(self, shelf: str) -> Mapping[str, Kept]:
        self.held[shelf] = self.lines(shelf)
        return Lines(self.held[shelf])

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

    def write(self, *together: Sequence[Filled]) -> None:
        """What stays there is written as it was read: it need not be taken apart."""
        shelves = [each for group in together for each in group]
        there = {each.shelf: self.there(each) for each in shelves}
        writing = Writing()
        parts = [partial(self.put, group, there, writing) for group in together]
        if sum(len(each.content) + len(each.keep) for each in shelves) < LEAST:
            for part in parts:
                part()
        else:
            from adapters.shelves.shared_work import shared_out

            shared_out(parts)

    def there(self, filled: Filled) -> dict[str, bytes]:
        """What lies there, as it was read; what is written now is not what was read."""
        read = self.held.pop(filled.shelf, None)
        if not filled.keep:
            return {}
        return self.lines(filled.shelf) if read is None else read

    def put(
        self, group: Sequence[Filled], there: Mapping[str, Mapping[str, bytes]], writing: Writing
    ) -> None:
        for each in group:
            was = there[each.shelf]
            kept = {key: was[key] for key in each.keep if key in was}
            lines = kept | dict(encoded(each.content, writing))
            body = b"\n".join(b"%s\t%s" % (json.dumps(k).encode(), lines[k]) for k in lines)
            with suppress(OSError):
                self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
                replace(self.folder / f"{each.shelf}.json", self.seal(body).encode() + b"\n" + body)

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
    from tempfile import NamedTemporaryFile

    with NamedTemporaryFile(dir=file.parent, prefix=".", delete=False) as written:
        try:
            written.write(content)
            written.close()
            os.replace(written.name, file)
        except OSError:
            os.unlink(written.name)
            raise


def encoded(content: Mapping[str, Kept], writing: Writing) -> Iterator[tuple[str, bytes]]:
    for key, kept in content.items():
        with suppress(NotPlain, RecursionError):
            yield key, writing.text(kept).encode()
