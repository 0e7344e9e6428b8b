"""The checkout under test, and copies of it that a test may break."""

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("domain", "application", "adapters", "entrypoints")
JUNK = shutil.ignore_patterns("__pycache__", "*.db")


def copy_house(target: Path) -> Path:
    """The packages, the scripts and what checks them, at `target`."""
    for folder in (*PACKAGES, "alembic", "tests/architecture"):
        shutil.copytree(ROOT / folder, target / folder, ignore=JUNK)
    for file in (".importlinter", "pyproject.toml", "tests/__init__.py"):
        shutil.copy(ROOT / file, target / file)
    return target


def run(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """A tool of the environment that runs the tests, on the given folder."""
    tool, *arguments = command
    return subprocess.run(
        [Path(sys.executable).parent / tool, *arguments],
        cwd=folder,
        env={"PATH": "/usr/bin:/bin", "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )


def sources() -> list[Path]:
    """Every Python file of the four packages."""
    return sorted(file for package in PACKAGES for file in (ROOT / package).rglob("*.py"))
