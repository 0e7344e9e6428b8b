"""What the application may rely on from whoever reads projects."""

import shutil
from pathlib import Path

import pytest

from adapters.alembic_project.reader import AlembicProjectReader
from domain.databases.target import Database, Target
from domain.direction import Direction
from domain.environment import UNKNOWN, EnvironmentFacts, Fact
from domain.errors import ConfigurationUnreadable, InputError, ProjectNotFound
from domain.operations import Unread
from domain.schema.schema import Schema
from domain.source import Location

INI = "[alembic]\nscript_location = %(here)s/db\nsqlalchemy.url = mysql://me:hunter2@db/shop\n"
REVISION = "revision = '1'\ndown_revision = None\n\n\ndef upgrade():\n    {}\n"


@pytest.fixture(params=[AlembicProjectReader])
def reader(request):
    return request.param()


@pytest.fixture
def top(tmp_path):
    write(tmp_path / "shop/alembic.ini", INI)
    write(tmp_path / "shop/db/env.py", "raise SystemExit\n")
    write(tmp_path / "shop/db/versions/1.py", REVISION.format("pass"))
    return tmp_path / "shop"


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


@pytest.mark.parametrize("place", ["", "alembic.ini", "db/versions"])
def test_opens_folders_configurations_and_versions(reader, top, place):
    assert [r.id for r in reader.open(str(top / place)).history.revisions] == ["1"]


def test_raises_project_not_found_where_there_is_none(reader, tmp_path):
    with pytest.raises(ProjectNotFound):
        reader.open(str(tmp_path))


def test_raises_configuration_unreadable_with_its_place(reader, top):
    write(top / "alembic.ini", "[alembic]\nnonsense\n")
    with pytest.raises(ConfigurationUnreadable, match=r"alembic\.ini:2"):
        reader.open(str(top))


def test_a_path_that_is_not_there_is_wrong_input(reader, tmp_path):
    with pytest.raises(InputError):
        reader.open(str(tmp_path / "gone"))


def test_the_name_is_that_of_the_folder_or_of_pyproject(reader, top):
    assert reader.open(str(top)).name == "shop"
    write(top / "pyproject.toml", "[project]\nname = 'bookshop'\n")
    assert reader.open(str(top)).name == "bookshop"


def test_the_database_is_the_one_plainly_named(reader, top):
    assert reader.open(str(top)).database is Database.MYSQL
    assert reader.open(str(top / "db/versions")).database is None


@pytest.mark.parametrize("place", ["", "alembic.ini", "db/versions"])
def test_the_root_is_the_folder_that_paths_are_told_from(reader, top, place):
    (revision,) = reader.open(str(top / place)).history.revisions

    root = Path(reader.root(str(top / place)))

    assert root.is_absolute()
    assert (root / revision.path).samefile(top / "db/versions/1.py")


def test_there_is_no_root_where_there_is_no_project(reader, tmp_path):
    with pytest.raises(ProjectNotFound):
        reader.root(str(tmp_path))


def test_a_password_is_in_nothing_that_it_keeps(reader, top):
    assert "hunter2" not in repr(reader.open(str(top)))


def test_files_that_cannot_be_read_are_problems_with_their_place(reader, top):
    write(top / "db/versions/oops.py", "revision = (\n")
    (problem,) = reader.open(str(top)).problems
    assert problem.location.path == "db/versions/oops.py"
    assert problem.way_out


def test_faults_of_the_graph_are_the_histories_own(reader, top):
    write(top / "db/versions/2.py", "revision = '2'\ndown_revision = '0'\n")
    project = reader.open(str(top))
    assert project.problems == ()
    assert [problem.name for problem in project.history.problems] == ["missing-parent"]


@pytest.mark.parametrize("body", ["op.(", "return (" + "x" * 10 + ".y" * 50_000 + ")"])
def test_scripts_that_cannot_be_read_are_unread_steps_and_a_problem(reader, top, body):
    write(top / "db/versions/1.py", REVISION.format(body))
    project = reader.open(str(top))
    (revision,) = project.history.revisions
    scripts = project.scripts(revision, Target.of("sqlite"), Schema())
    for direction in Direction:
        (step,) = scripts.of(direction).steps
        assert isinstance(step.operation, Unread)
    assert [problem.location.path for problem in project.problems] == ["db/versions/1.py"]


def test_the_environment_is_known_from_env_py_without_running_it(reader, top):
    write(
        top / "db/env.py",
        "context.configure(connection=c, transaction_per_migration=True)\nraise SystemExit\n",
    )
    environment = reader.open(str(top)).environment

    assert environment.read
    assert environment.transaction_per_migration == Fact(True, Location("db/env.py", 1, 59))
    assert environment.autocommit.value is False


def test_what_env_py_does_not_say_plainly_is_unknown(reader, top):
    write(top / "db/env.py", "context.configure(connection=c, **settings.options)\n")

    assert reader.open(str(top)).environment.transaction_per_migration.value is UNKNOWN


def test_without_an_env_py_the_environment_is_alembics_own(reader, top):
    (top / "db/env.py").unlink()

    assert reader.open(str(top)).environment == EnvironmentFacts()


def test_what_is_mapped_is_told_where_the_newest_revision_drops(reader, top):
    write(top / "shop/models.py", "class Order:\n    __tablename__ = 'orders'\n")

    assert reader.open(str(top)).mapped == ()

    write(top / "db/versions/1.py", REVISION.format("op.drop_table('orders')"))
    [mapped] = reader.open(str(top)).mapped

    assert (mapped.table.name, mapped.column) == ("orders", None)
    assert str(mapped.location) == "shop/models.py:1:1"


def other_versions(project, **texts):
    """As files beside the one that there is."""
    [versions] = project.versions
    return project.revisions_in({f"{versions}/{name}.py": t.encode() for name, t in texts.items()})


def test_reads_revisions_of_other_versions_of_its_files(reader, top):
    project = reader.open(str(top))
    changed = REVISION.replace("'1'", "'2'").replace("None", "'1'").format("pass")

    same, other = other_versions(
        project, **{"1": REVISION.format("pass"), "2": changed, "notes": "x = 1", "broken": "def"}
    )

    assert same.revision == project.history.by_id["1"]
    assert (other.revision.id, other.revision.parents) == ("2", ("1",))
    assert other.revision.path.endswith("db/versions/2.py")
    assert other.content.decode() == changed


def test_other_versions_in_folders_below_are_no_revisions(reader, top):
    project = reader.open(str(top))

    assert other_versions(project, **{"below/2": REVISION.format("pass")}) == ()


@pytest.mark.parametrize(
    ("was", "still"), [("pass  # nothing", True), ('"""Why."""', True), ("x()", False)]
)
def test_tells_whether_an_upgrade_does_what_it_did(reader, top, was, still):
    project = reader.open(str(top))
    revision = project.history.by_id["1"]

    assert project.still_upgrades(revision, REVISION.format(was).encode()) is still


def test_a_merged_project_has_the_other_revisions_too(reader, top):
    project = reader.open(str(top))
    text = REVISION.replace("'1'", "'0'").format("op.drop_table('x')")
    others = other_versions(project, **{"9": f"from alembic import op\n{text}"})

    merged = project.merged_with(others, frozenset({"1"}))

    assert [r.id for r in merged.history.revisions] == ["0", "1"]
    assert [r.id for r in project.history.revisions] == ["1"]
    scripts = merged.scripts(others[0].revision, Target.of("postgresql"), Schema())
    assert len(scripts.upgrade.steps) == 1


def test_in_a_merged_project_others_take_the_place_of_their_likes(reader, top):
    project = reader.open(str(top))
    text = "from alembic import op\n" + REVISION.format("op.drop_table('x')")
    others = other_versions(project, **{"1": text})

    merged = project.merged_with(others, frozenset())
    (revision,) = merged.history.revisions

    assert len(merged.scripts(revision, POSTGRESQL, Schema()).upgrade.steps) == 1
    assert project.merged_with((), frozenset(), frozenset({"1"})).history.revisions == ()


def test_a_merged_project_reads_of_what_is_not_later_no_more_than_the_upgrade(reader, top):
    both = "op.drop_table('x')\n\n\ndef downgrade():\n    op.create_table('x')"
    imported = "from alembic import op\n" + REVISION.format(both)
    write(top / "db/versions/1.py", imported)
    project = reader.open(str(top))
    others = other_versions(project, **{"9": imported.replace("'1'", "'0'")})

    merged = project.merged_with(others, frozenset({"1"}))

    read = {r.id: merged.scripts(r, POSTGRESQL, Schema()) for r in merged.history.revisions}
    assert {name: len(one.upgrade.steps) for name, one in read.items()} == {"0": 1, "1": 1}
    assert {name: len(one.downgrade.steps) for name, one in read.items()} == {"0": 0, "1": 1}
    assert [merged.reads_whole(r) for r in merged.history.revisions] == [False, True]
    assert all(project.reads_whole(r) for r in merged.history.revisions)


POSTGRESQL = Target.of("postgresql")
CALLS = "import shop_ops\n    shop_ops.add()"


def helpers(reader, top, target=POSTGRESQL):
    project = reader.open(str(top))
    [revision] = project.history.revisions
    return project.scripts(revision, target, Schema()).helpers


def test_what_calls_no_helper_has_no_digest_of_them(reader, top):
    write(top / "db/versions/1.py", REVISION.format("import json"))
    assert helpers(reader, top) == ""


def test_a_change_of_a_helper_is_a_change_of_the_digest(reader, top):
    write(top / "db/versions/1.py", REVISION.format(CALLS))
    assert helpers(reader, top) == ""

    write(top / "shop_ops.py", "def add(): pass\n")
    first = helpers(reader, top)
    assert first != ""
    write(top / "unused.py", "def add(): pass\n")
    assert helpers(reader, top) == first
    write(top / "shop_ops.py", "def add(): return 1\n")
    assert helpers(reader, top) not in ("", first)


def test_how_the_project_is_named_and_where_it_lies_makes_no_difference(reader, top, tmp_path):
    write(top / "db/versions/1.py", REVISION.format(CALLS))
    write(top / "shop_ops.py", "def add(): pass\n")
    copied = shutil.copytree(top, tmp_path / "else" / "where")

    told = {helpers(reader, place) for place in (top, top / "alembic.ini", copied)}
    assert len(told) == 1


def test_a_digest_is_the_same_with_the_line_ends_of_windows(reader, top):
    write(top / "db/versions/1.py", REVISION.format(CALLS))
    write(top / "shop_ops.py", "def add():\n    pass\n")
    [before], first = reader.open(str(top)).history.revisions, helpers(reader, top)
    for name in ("db/versions/1.py", "shop_ops.py"):
        file = top / name
        file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))

    [after] = reader.open(str(top)).history.revisions
    assert after.digest == before.digest
    assert helpers(reader, top) == first


@pytest.mark.parametrize("body", ["op.drop_table('t')", "this is no python"])
def test_the_upgrade_alone_is_that_of_the_scripts_and_leaves_no_trace(reader, top, body):
    write(top / "db/versions/1.py", "from alembic import op\n" + REVISION.format(body))
    target = Target.of("postgresql")
    project = reader.open(str(top))
    (revision,) = project.history.revisions

    alone = project.upgrade(revision, target, Schema())

    assert project.problems == ()
    assert alone == project.scripts(revision, target, Schema()).upgrade
