from adapters.alembic_project import walking
from adapters.alembic_project.walking import DEEPEST, walk


def folders(top) -> list[str]:
    return [found.folder.relative_to(top).as_posix() for found in walk(top, lambda _: True)]


def test_goes_parents_first_and_by_name(disk):
    for file in ("b/x", "a/c/x", "a/b/x"):
        disk.write(file)
    assert folders(disk.top) == [".", "a", "a/b", "a/c", "b"]


def test_goes_only_where_it_is_let_in(disk):
    disk.write("a/x")
    disk.write("b/x")
    found = list(walk(disk.top, lambda folder: folder.name != "a"))
    assert [listing.folder.name for listing in found] == ["shop", "b"]
    assert found[0].folders == ("a", "b")


def test_links_to_folders_are_not_followed(disk):
    disk.write("a/x")
    (disk.top / "a" / "loop").symlink_to("..")
    assert folders(disk.top) == [".", "a"]


def test_stops_at_the_deepest_folder_and_says_so(disk):
    disk.write("/".join(["d"] * (DEEPEST + 3)) + "/x")
    *_, last = walk(disk.top, lambda _: True)
    assert last.error == f"more than {DEEPEST} folders deep"


def test_stops_after_many_folders_and_says_so(disk, monkeypatch):
    monkeypatch.setattr(walking, "MOST_FOLDERS", 3)
    for name in "abcd":
        disk.write(f"{name}/x")
    assert [found.error for found in walk(disk.top, lambda _: True)] == [
        None,
        None,
        None,
        "more than 3 folders",
    ]
