"""From what somebody calls a commit to the commit; what does not lead to one says why."""

import re
from difflib import get_close_matches

from adapters.git.command import Git
from domain.errors import InputError

COMMIT = re.compile(r"[0-9a-f]{40,64}")
DEEPEN = "fetch all of its history: `git fetch --unshallow`, or `fetch-depth: 0` in a CI checkout"


def base_and_newest(git: Git, folder: str, ref: str) -> tuple[str, str]:
    """The ids of the commit that it is now, and of the one where what is checked out left it.

    Raise InputError. Both are asked for at once, and only what then is missing one by one.
    """
    if ref and not ref.startswith("-"):
        told = git("rev-parse", "HEAD^{commit}", f"{ref}^{{commit}}")
        found = told.text.split("\n")
        if told.status == 0 and len(found) == len(list(filter(COMMIT.fullmatch, found))) == 2:
            head, newest = found
            return base_of(git, head, newest, ref), newest
    refuse_what_is_no_repository(git, folder)
    newest = commit_of(git, ref)
    return base_of(git, head_of(git, ref), newest, ref), newest


def refuse_what_is_no_repository(git: Git, folder: str) -> None:
    """Raise InputError."""
    done = git("rev-parse", "--git-dir")
    if done.status == 0:
        return
    if "dubious ownership" in done.err:
        raise InputError(
            f"--since: git refuses {folder}, which belongs to another user. If you trust it: "
            "git config --global --add safe.directory and the folder of the repository."
        )
    if "not a git repository" in done.err:
        raise InputError(
            f"--since: {folder} is in no git repository, so nobody knows what was released. Name "
            "the revisions yourself with --revisions."
        )
    raise InputError(f"--since: git fails in {folder}: {done.err}")


def commit_of(git: Git, ref: str) -> str:
    """The id of the commit. Raise InputError.

    What begins with a dash would be an option, and is nothing that git lets anybody name.
    """
    if ref.startswith("-") or not ref:
        raise InputError(f"--since {ref!r} names no commit: that is a branch, a tag or an id.")
    done = git("rev-parse", "--verify", "--quiet", f"{ref}^{{commit}}")
    if done.status == 0 and COMMIT.fullmatch(done.text):
        return done.text
    deepen = f" This clone is shallow: {DEEPEN}." if is_shallow(git) else ""
    raise InputError(f"--since {ref!r}: git knows no such commit.{meant(git, ref)}{deepen}")


def head_of(git: Git, ref: str) -> str:
    """What is checked out. Raise InputError."""
    head = git("rev-parse", "--verify", "--quiet", "HEAD^{commit}").text
    if not COMMIT.fullmatch(head):
        raise InputError(f"--since {ref}: nothing was committed here yet.")
    return head


def base_of(git: Git, head: str, newest: str, ref: str) -> str:
    """Where what is checked out left that commit. Raise InputError."""
    found = git("merge-base", head, newest).text
    if COMMIT.fullmatch(found):
        return found
    if is_shallow(git):
        raise InputError(
            f"--since {ref}: this clone is shallow and does not reach back to where the change "
            f"left {ref}; {DEEPEN}."
        )
    raise InputError(f"--since {ref}: what is checked out has no commit in common with it.")


def is_shallow(git: Git) -> bool:
    return git("rev-parse", "--is-shallow-repository").text == "true"


def meant(git: Git, ref: str) -> str:
    """The names that are like it, as in ` Did you mean 'origin/main'?`."""
    places = ("refs/heads", "refs/remotes", "refs/tags")
    known = git("for-each-ref", "--format=%(refname:short)", *places).text.split()
    ending = [name for name in known if name.rpartition("/")[2] == ref.rpartition("/")[2]]
    close = list(dict.fromkeys((*ending, *get_close_matches(ref, known, n=2, cutoff=0.6))))[:2]
    return f" Did you mean {' or '.join(map(repr, close))}?" if close else ""
