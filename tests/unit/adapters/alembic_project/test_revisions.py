import os

import pytest

BROKEN = {
    "not-utf-8": (b"revision = '1'\ndown_revision = None\n# \xff\n", 3),
    "syntax-error": (b"revision = '1'\ndown_revision = None)\n", 2),
    "merge-conflict": (b"revision = '1'\n<<<<<<< HEAD\ndown_revision = None\n", 2),
    "null-byte": (b"revision = '1'\n\x00", 2),
    "no-revision-id": (b"", 1),
    "computed-revision-id": (b"\nrevision = make()\n", 2),
    "unknown-encoding": (b"# coding: klingon\nrevision = '1'\n", 1),
    "file-too-large": (b"#" * 5_000_001, 1),
}


def ids(project) -> list[str]:
    return [revision.id for revision in project.history.revisions]


@pytest.mark.parametrize("name", BROKEN)
def test_one_bad_file_is_a_problem_and_the_rest_is_read(disk, name):
    content, line = BROKEN[name]
    disk.environment("db", "1")
    disk.write("db/versions/oops.py", content)
    project = disk.open()
    (problem,) = project.problems
    assert (problem.name, problem.location.path) == (name, "db/versions/oops.py")
    assert problem.location.line == line
    assert problem.message
    assert problem.way_out
    assert ids(project) == ["1"]


def test_a_fault_in_a_head_is_a_problem_and_the_revision_is_kept(disk):
    disk.write("versions/1.py", "revision = 'a-b'\ndown_revision = None\n")
    project = disk.open("versions")
    (problem,) = project.problems
    assert (problem.name, str(problem.location)) == ("illegal-revision-id", "1.py:1:1")
    assert ids(project) == ["a-b"]


@pytest.mark.parametrize(
    "name",
    ["__init__.py", "__init__old.py", ".#1.py", "README.md", "1.py.orig", "9.pyc", "9.PY"],
)
def test_files_that_alembic_does_not_load_are_left_alone(disk, name):
    disk.environment("db", "1")
    disk.write(f"db/versions/{name}", b"\xff")
    project = disk.open()
    assert (ids(project), project.problems) == (["1"], ())


@pytest.mark.parametrize("name", [".2.py", "_2.py", "2 3.py", "zwei ü.py"])
def test_files_that_alembic_loads_are_read_whatever_they_are_called(disk, name):
    disk.revision(f"versions/{name}", "2")
    assert disk.ids("versions") == ["2"]


def test_names_that_are_no_utf_8_are_told_in_characters_that_can_be_written(disk):
    name = os.fsdecode(b"\xff.py")
    disk.write(f"versions/{name}", "revision = '1'\ndown_revision = None\n")
    (revision,) = disk.open("versions").history.revisions
    assert revision.path == r"\xff.py"


def test_folders_below_are_read_only_when_asked_for(disk):
    disk.environment("db", "1")
    disk.revision("db/versions/2024/2.py", "2", "1")
    disk.revision("db/versions/__pycache__/3.py", "3")
    ini = "[alembic]\nscript_location = db\nrecursive_version_locations = "
    disk.write("alembic.ini", ini + "false\n")
    assert disk.ids() == ["1"]
    disk.write("alembic.ini", ini + "true\n")
    assert disk.ids() == ["1", "2"]


def test_a_folder_named_like_a_revision_is_none(disk):
    disk.environment("db", "1")
    (disk.top / "db/versions/2.py").mkdir()
    project = disk.open()
    assert (ids(project), project.problems) == (["1"], ())


def test_overlapping_locations_and_links_give_each_file_once(disk):
    disk.environment("db", "1")
    (disk.top / "db/versions/again.py").symlink_to("1.py")
    (disk.top / "other").symlink_to("db/versions")
    disk.write(
        "alembic.ini",
        "[alembic]\nscript_location = db\npath_separator = :\n"
        "version_locations = db/versions:other:db/../db/versions\n",
    )
    assert disk.ids() == ["1"]


def test_a_link_that_leaves_the_project_is_not_followed(disk, tmp_path):
    (tmp_path / "private.py").write_text("revision = 'private'\ndown_revision = None\n")
    disk.environment("db", "1")
    (disk.top / "db/versions/2.py").symlink_to(tmp_path / "private.py")
    project = disk.open()
    assert [problem.name for problem in project.problems] == ["outside-project"]
    assert ids(project) == ["1"]


def test_compiled_revisions_without_source_are_problems_when_alembic_would_load_them(disk):
    disk.environment("db", "1")
    for name in ("1.pyc", "2.pyc", "__pycache__/1.cpython-311.pyc", "__pycache__/3.pyc"):
        disk.write(f"db/versions/{name}", b"\x00")
    disk.write("alembic.ini", "[alembic]\nscript_location = db\nsourceless = true\n")
    problems = disk.open().problems
    assert [str(p.location) for p in problems] == [
        "db/versions/2.pyc:1:1",
        "db/versions/__pycache__/3.pyc:1:1",
    ]
    assert {p.name for p in problems} == {"sourceless-revision"}


def test_what_may_not_be_read_is_a_problem_and_the_rest_is_read(public_disk, as_nobody):
    public_disk.environment("db", "1")
    public_disk.revision("db/versions/2.py", "2").chmod(0o000)
    public_disk.revision("closed/3.py", "3").parent.chmod(0o000)
    public_disk.write(
        "alembic.ini", "[alembic]\nscript_location = db\nversion_locations = db/versions closed\n"
    )
    project = as_nobody(public_disk.open)
    (public_disk.top / "closed").chmod(0o700)
    assert ids(project) == ["1"]
    assert [(p.name, str(p.location)) for p in project.problems] == [
        ("unreadable-file", "db/versions/2.py:1:1"),
        ("unreadable-folder", "closed:1:1"),
    ]
