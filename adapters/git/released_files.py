"""The `ReleasedFiles` of a git repository."""

import re
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha1, sha256
from pathlib import Path

from adapters.git.command import Git
from adapters.git.moved_folder import moved_here
from adapters.git.refs import base_and_newest
from application.ports.released_files import Files, FilesSince
from domain.errors import InputError

REGULAR = (b"100644", b"100755")
LENGTH_OF_SHA1 = 40
HEADER = re.compile(rb"[0-9a-f]+ blob (?P<size>\d+)\n")


class GitReleasedFiles:
    def since(self, ref: str, folders: Sequence[str], known: Iterable[bytes] = ()) -> FilesSince:
        """Raise InputError."""
        at_base: dict[str, bytes] = {}
        at_ref: dict[str, bytes] = {}
        known = tuple(known)
        gone_on = False
        for folder in folders:
            git = Git(Path(folder))
            base, newest = base_and_newest(git, folder, ref)
            listed = {commit: of_folder(git, commit) for commit in dict.fromkeys((base, newest))}
            blobs = {blob for files in listed.values() for blob in files.values()}
            contents = contents_of(git, blobs, by_id(known, newest))
            at_base.update(laid_in(folder, listed[base], contents))
            at_ref.update(laid_in(folder, listed[newest], contents))
            gone_on = gone_on or base != newest
        return FilesSince(at_base if gone_on else at_ref, at_ref)


def of_folder(git: Git, commit: str) -> dict[str, str]:
    """The files of the folder, else of the one that was moved here."""
    return files_of(git, commit) or moved_here(git, files_of(git, commit, "--full-tree"))


def files_of(git: Git, commit: str, *options: str) -> dict[str, str]:
    """The ids of the regular Python files below the folder, by their paths from there."""
    done = git("ls-tree", "-r", "-z", *options, commit)
    if done.status:
        raise InputError(f"--since: git cannot list the files of {commit[:12]}: {done.err}")
    found = {}
    for entry in filter(None, done.out.split(b"\0")):
        facts, _, path = entry.partition(b"\t")
        mode, _, blob = facts.split(b" ")
        if mode in REGULAR and path.endswith(b".py"):
            found[path.decode("utf-8", "surrogateescape")] = blob.decode("ascii")
    return found


def by_id(contents: Iterable[bytes], commit: str) -> dict[str, bytes]:
    """By the ids that git gives them, in a repository that has such a commit."""
    digest = sha1 if len(commit) == LENGTH_OF_SHA1 else sha256
    return {
        digest(b"blob %d\0%b" % (len(each), each), usedforsecurity=False).hexdigest(): each
        for each in contents
    }


def contents_of(git: Git, blobs: Iterable[str], known: Mapping[str, bytes]) -> dict[str, bytes]:
    contents = {blob: known[blob] for blob in blobs if blob in known}
    wanted = sorted(blob for blob in blobs if blob not in known)
    if not wanted:
        return contents
    done = git("cat-file", "--batch", given="\n".join([*wanted, ""]).encode("ascii"))
    position = 0
    for blob in wanted:
        header = HEADER.match(done.out, position)
        if header is None:
            raise InputError(
                f"--since: this clone has no content for {blob[:12]}, a file that was released. "
                "It was made with --filter; make one that has all (git fetch --refetch)."
            )
        end = header.end() + int(header["size"])
        contents[blob] = done.out[header.end() : end]
        position = end + 1
    return contents


def laid_in(folder: str, listed: dict[str, str], contents: dict[str, bytes]) -> Files:
    return {f"{folder.rstrip('/')}/{path}": contents[blob] for path, blob in listed.items()}
