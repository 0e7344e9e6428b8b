"""The `PastFiles` of a git repository."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from adapters.git.command import Git
from domain.errors import InputError

MOST_FILES = 5_000
WAYS = ("--first-parent", "-m", "--diff-filter=MD", "--raw", "--no-abbrev", "--no-renames")


class GitPastFiles:
    """git is asked for objects alone: nothing of the project runs, and nothing is fetched."""

    def before(self, folders: Sequence[str]) -> tuple[tuple[str, bytes], ...]:
        return tuple(found for folder in folders for found in of_folder(Git(Path(folder))))


def of_folder(git: Git) -> Iterator[tuple[str, bytes]]:
    """Raise InputError."""
    top = git("rev-parse", "--show-toplevel")
    if top.status != 0:
        raise InputError(f"--history: {git.folder} is in no git repository.")
    told = git("log", *WAYS, "-z", "--format=", "HEAD", "--", ".")
    if told.status != 0:
        raise InputError(f"--history: nothing was committed in {git.folder} yet.")
    changes = list(changed(told.out))[:MOST_FILES]
    blobs = contents(git, [blob for blob, _ in changes])
    for blob, path in changes:
        if blob in blobs:
            yield os.path.join(top.text, os.fsdecode(path)), blobs[blob]


def changed(raw: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The blob before each change, and its path: `:100644 100644 OLD NEW M`, zero, path, zero."""
    parts = iter(raw.replace(b"\n", b"").split(b"\0"))
    for part in parts:
        if part.startswith(b":"):
            yield part.split(b" ")[2], next(parts, b"")


def contents(git: Git, blobs: list[bytes]) -> dict[bytes, bytes]:
    done = git("cat-file", "--batch", given=b"\n".join(dict.fromkeys(blobs)) + b"\n")
    found: dict[bytes, bytes] = {}
    rest = done.out
    while rest:
        header, _, rest = rest.partition(b"\n")
        words = header.split(b" ")
        if len(words) == 3 and words[1] == b"blob":
            size = int(words[2])
            found[words[0]], rest = rest[:size], rest[size + 1 :]
    return found
