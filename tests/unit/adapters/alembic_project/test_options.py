"""What a revision learns of the configuration that it runs with."""

import pytest

from domain.databases.target import Target
from domain.schema.schema import Schema

REVISION = """
from alembic import context, op

revision = "1"
down_revision = None

def upgrade():
    level = op.get_context().config.get_main_option("legacy.level"{default})
    if level:
        op.drop_table("old_" + level)
    else:
        op.drop_table("new")
"""


def dropped(disk, ini: str, env_py: str = "", default: str = "", path: str = "alembic.ini"):
    """The tables that are dropped, a question mark behind each that may not be."""
    disk.write("alembic.ini", f"[alembic]\nscript_location = db\n{ini}\n")
    disk.write("db/env.py", env_py)
    disk.write("db/versions/1.py", REVISION.format(default=default))
    project = disk.open(path)
    scripts = project.scripts(project.history.revisions[0], Target.of("postgresql"), Schema())
    return [
        getattr(step.operation, "table", None) and f"{step.operation.table}{'?' * step.conditional}"
        for step in scripts.upgrade.steps
    ]


def test_an_option_is_what_the_ini_file_says(disk):
    assert dropped(disk, "Legacy.Level = two") == ["old_two"]


def test_an_option_that_nobody_sets_is_none_or_the_default(disk):
    assert dropped(disk, "") == ["new"]
    assert dropped(disk, "", default=", 'zero'") == ["old_zero"]


@pytest.mark.parametrize(
    ("env_py", "path"),
    [('config.set_main_option("legacy.level", level)', "alembic.ini"), ("", "db/versions")],
)
def test_an_option_that_may_be_set_elsewhere_is_not_known(disk, env_py, path):
    assert dropped(disk, "", env_py, path=path) == [None, "new?"]


def test_the_url_is_nobodys_business(disk):
    disk.write(
        "alembic.ini", "[alembic]\nscript_location = db\nsqlalchemy.url = postgresql://a:b@c/d\n"
    )
    disk.write("db/env.py")
    body = REVISION.replace("legacy.level", "sqlalchemy.url").format(default="")
    disk.write("db/versions/1.py", body)
    project = disk.open("alembic.ini")
    scripts = project.scripts(project.history.revisions[0], Target.of("postgresql"), Schema())
    assert all(step.conditional for step in scripts.upgrade.steps)


def test_an_option_that_may_hold_a_password_is_not_known(disk):
    assert dropped(disk, "legacy.level = http://me:secret@x") == [None, "new?"]


def test_an_option_with_a_percent_sign_of_its_own_is_left_out(disk):
    assert dropped(disk, "other = 5%\nlegacy.level = two") == ["old_two"]
