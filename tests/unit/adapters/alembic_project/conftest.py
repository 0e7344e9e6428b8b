import os
import shutil
import tempfile
from pathlib import Path

import pytest
from attrs import frozen

from adapters.alembic_project.project import AlembicProject
from adapters.alembic_project.reader import AlembicProjectReader


@frozen
class Disk:
    """A folder to build small projects in."""

    top: Path

    def write(self, path: str, content: str | bytes = "") -> Path:
        file = self.top / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        return file

    def revision(self, path: str, id: str, after: object = None, more: str = "") -> Path:
        body = "def upgrade():\n    pass\n"
        return self.write(path, f"revision = {id!r}\ndown_revision = {after!r}\n{more}\n{body}")

    def environment(self, folder: str, *ids: str) -> None:
        """A folder with env.py and a line of revisions in versions/."""
        self.write(f"{folder}/env.py")
        (self.top / folder / "versions").mkdir()
        for before, id in zip((None, *ids), ids, strict=False):
            self.revision(f"{folder}/versions/{id}.py", id, before)

    def open(self, path: str = ".") -> AlembicProject:
        return AlembicProjectReader().open(str(self.top / path))

    def ids(self, path: str = ".") -> list[str]:
        return [revision.id for revision in self.open(path).history.revisions]


@pytest.fixture
def disk(tmp_path: Path) -> Disk:
    return Disk(tmp_path / "shop")


@pytest.fixture
def public_disk():
    """A disk that other users can reach, for tests that give up root's powers."""
    top = Path(tempfile.mkdtemp())
    top.chmod(0o755)
    yield Disk(top)
    shutil.rmtree(top)


@pytest.fixture
def as_nobody():
    """Root may read everything, so whoever runs the tests as root is nobody meanwhile."""

    def run(action):
        before = os.geteuid()
        if before == 0:
            os.seteuid(65534)
        try:
            return action()
        finally:
            os.seteuid(before)

    return run
