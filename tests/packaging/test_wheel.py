"""What is in the wheel: all of us, and nobody else's names."""

import subprocess
from pathlib import Path
from zipfile import ZipFile

import pytest

from domain.version import VERSION
from tests.packaging.conftest import ROOT

pytestmark = [pytest.mark.packaging, pytest.mark.xdist_group("packaging")]

FOLDERS = ("domain", "application", "adapters", "entrypoints", "alembic")


@pytest.fixture(scope="module")
def names(wheel: Path) -> set[str]:
    with ZipFile(wheel) as archive:
        return set(archive.namelist())


def test_takes_two_names_at_the_top_level(names: set[str]) -> None:
    top = {name.split("/")[0] for name in names}

    assert top == {"_assay", "assay.py", "pytest_assay.py", f"assay-{VERSION}.dist-info"}


def test_holds_every_file_of_the_packages(names: set[str]) -> None:
    """Templates, static files and migrations among them, and nothing that git ignores."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", *FOLDERS],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    ours = {name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()}

    assert {name for name in names if name.startswith("_assay/")} == {
        f"_assay/{name}" for name in ours | {"alembic.ini"}
    }


def test_says_its_version_licence_and_command(wheel: Path) -> None:
    with ZipFile(wheel) as archive:
        metadata = archive.read(f"assay-{VERSION}.dist-info/METADATA").decode()
        commands = archive.read(f"assay-{VERSION}.dist-info/entry_points.txt").decode()
        licence = archive.read(f"assay-{VERSION}.dist-info/licenses/LICENSE").decode()

    assert f"\nVersion: {VERSION}\n" in metadata
    assert "\nLicense-Expression: MIT\n" in metadata
    assert "assay = assay:main" in commands
    assert "The Assay developers" in licence
