"""What the application may rely on from whoever knows what was released."""

import pytest

from adapters.git.released_files import GitReleasedFiles
from adapters.memory.released_files import InMemoryReleasedFiles
from domain.errors import InputError

BASE = {"db/versions/a1.py": b"a1", "db/versions/old/b2.py": b"b2 \xff\r\n", "db/README.py": b""}
LATER = {"db/versions/a1.py": b"other", "db/versions/c3.py": b"c3", "db/versions/notes.txt": b"x"}
CHANGE = {"db/versions/d4.py": b"d4"}


@pytest.fixture(params=["memory", "git"])
def top(request, tmp_path):
    """A folder, and who knows of it: a change left `main` at BASE, which has LATER since."""
    if request.param == "memory":
        base = {f"{tmp_path}/{path}": content for path, content in BASE.items()}
        later = {f"{tmp_path}/{path}": content for path, content in LATER.items()}
        return tmp_path, InMemoryReleasedFiles({"main": base}, {"main": base | later})
    repository = request.getfixturevalue("repository")(tmp_path)
    repository.commit(BASE)
    repository.git("switch", "--create", "change")
    repository.commit(CHANGE)
    repository.git("switch", "main")
    repository.commit(LATER)
    repository.git("switch", "change")
    return tmp_path, GitReleasedFiles()


def test_gives_the_python_files_where_the_change_left_the_branch_and_now(top):
    folder, files = top
    versions = f"{folder}/db/versions"

    found = files.since("main", [versions])

    assert found.at_base == {
        f"{versions}/a1.py": b"a1",
        f"{versions}/old/b2.py": b"b2 \xff\r\n",
    }
    assert found.at_ref == {
        f"{versions}/a1.py": b"other",
        f"{versions}/c3.py": b"c3",
        f"{versions}/old/b2.py": b"b2 \xff\r\n",
    }


def test_several_folders_are_looked_at_at_once(top):
    folder, files = top
    places = [f"{folder}/db/versions/old", f"{folder}/db/versions"]

    assert len(files.since("main", places).at_base) == 2


def test_a_folder_that_was_not_there_has_none(top):
    folder, files = top
    (folder / "fresh").mkdir()

    found = files.since("main", [f"{folder}/fresh"])

    assert (found.at_base, found.at_ref) == ({}, {})


def test_a_branch_that_is_not_there_is_wrong_input(top):
    folder, files = top
    (folder / "db" / "versions").mkdir(parents=True, exist_ok=True)

    with pytest.raises(InputError, match="--since"):
        files.since("nowhere", [f"{folder}/db/versions"])


def test_a_branch_that_has_not_gone_on_is_at_the_base_still(top):
    folder, files = top

    found = files.since("main", [f"{folder}/db/versions"])
    assert found.at_base is not found.at_ref

    request = files.since("HEAD", [f"{folder}/db/versions"]) if is_git(files) else same(files)
    assert request.at_base is request.at_ref


def is_git(files):
    return isinstance(files, GitReleasedFiles)


def same(files):
    files = InMemoryReleasedFiles({"main": files.at_ref["main"]}, files.at_ref)
    return files.since("main", ["/"])


def test_what_is_known_already_is_told_as_it_is(top):
    folder, files = top
    versions = [f"{folder}/db/versions"]

    assert files.since("main", versions, [b"a1", b"c3", b"more"]) == files.since("main", versions)
