"""The `ReleasedFiles` of a git repository."""

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from adapters.git.command import Git
from adapters.git.moved_folder import moved_here
from adapters.git.refs import base_of, commit_of, refuse_what_is_no_repository
from application.ports.released_files import Files, FilesSince
from domain.errors import InputError

REGULAR = (b"100644", b"100755")
HEADER = re.compile(rb"[0-9a-f]+ blob (?P<size>\d+)\n")


class GitReleasedFiles:
    def since(self, ref: str, folders: Sequence[str]) -> FilesSince:
        """Raise InputError."""
        at_base: dict[str, bytes] = {}
        at_ref: dict[str, bytes] = {}
        for folder in folders:
            git = Git(Path(folder))
            refuse_what_is_no_repository(git, folder)
            newest = commit_of(git, ref)
            base = base_of(git, newest, ref)
            listed = {commit: of_folder(git, commit) for commit in (base, newest)}
            contents = contents_of(git, {blob for f in listed.values() for blob in f.values()})
            at_base.update(laid_in(folder, listed[base], contents))
            at_ref.update(laid_in(folder, listed[newest], contents))
        return FilesSince(at_base, at_ref)


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


def contents_of(git: Git, blobs: Iterable[str]) -> dict[str, bytes]:
    wanted = sorted(blobs)
    if not wanted:
        return {}
    done = git("cat-file", "--batch", given="\n".join([*wanted, ""]).encode("ascii"))
    contents: dict[str, bytes] = {}
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
