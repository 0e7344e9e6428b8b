"""What is said of Alembic, tried with Alembic itself."""

from pathlib import Path

from alembic import command
from alembic.config import Config


def test_a_revision_whose_file_has_the_name_of_another_is_written_over_it(tmp_path: Path) -> None:
    config = Config(str(tmp_path / "alembic.ini"))
    command.init(config, str(tmp_path / "alembic"))
    ini = tmp_path / "alembic.ini"
    ini.write_text(ini.read_text().replace("[alembic]\n", "[alembic]\nfile_template = %%(slug)s\n"))
    config = Config(str(ini))

    first = command.revision(config, "add orders")
    second = command.revision(config, "add orders")

    [file] = (tmp_path / "alembic/versions").glob("*.py")
    assert f"\nrevision: str = '{second.revision}'" in file.read_text()
    assert f"\nrevision: str = '{first.revision}'" not in file.read_text()
