"""The installed wheel, run from a folder that has packages named like ours and like libraries."""

import json
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import sleep
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from domain.version import VERSION
from tests.packaging.conftest import ROOT, Installed

pytestmark = [pytest.mark.packaging, pytest.mark.xdist_group("packaging")]

TAKEN_NAMES = [
    "domain",
    "application",
    "adapters",
    "entrypoints",
    "alembic",
    "sqlalchemy",
    "click",
    "yaml",
    "fastapi",
]
TRAP = 'raise SystemExit(f"{__name__} of the reviewed project was imported")\n'


@pytest.fixture
def assay(clean_bin: Path, tmp_path: Path) -> Installed:
    """In a project whose own packages end the program when anything imports them."""
    folder = tmp_path / "project"
    shutil.copytree(ROOT / "examples" / "bookshop", folder)
    for name in TAKEN_NAMES:
        (folder / name).mkdir()
        (folder / name / "__init__.py").write_text(TRAP)
    home = tmp_path / "home"
    home.mkdir()
    return Installed(clean_bin, folder, home)


def test_says_its_version(assay: Installed) -> None:
    done = assay.run("assay", "--version")

    assert (done.returncode, done.stdout) == (0, f"assay {VERSION}\n")


@pytest.mark.parametrize("start", [("assay",), ("python", "-m", "assay")], ids=" ".join)
def test_reviews_the_project_it_stands_in(assay: Installed, start: tuple[str, ...]) -> None:
    done = assay.run(*start, "review", "--format", "json")

    assert (done.returncode, done.stderr) == (1, "")
    summary = json.loads(done.stdout)["summary"]
    assert summary["revisions_read"] == summary["revisions"] == revisions_of(assay.folder)


def test_keeps_a_review_where_the_user_keeps_data(assay: Installed) -> None:
    kept = assay.run("assay", "review", "--store")
    listed = assay.run("assay", "reviews")

    assert kept.returncode == 1, kept.stderr
    assert "bookshop" in listed.stdout, listed.stderr
    assert [file for file in assay.home.rglob("*.db") if file.is_file()]


def test_looks_after_its_store(assay: Installed) -> None:
    upgraded = assay.run("assay", "store", "upgrade")
    status = assay.run("assay", "store", "status")

    assert upgraded.returncode == 0, upgraded.stderr
    assert "at head" in status.stdout


def test_serves_pages_with_their_templates(assay: Installed) -> None:
    assay.run("assay", "review", "--store")

    with serving(assay) as address:
        page = got(address)

    assert "bookshop" in page


def revisions_of(folder: Path) -> int:
    return len(list((folder / "migrations" / "versions").glob("*.py")))


@contextmanager
def serving(assay: Installed) -> Iterator[str]:
    """The address of a server that answers."""
    port = free_port()
    server = subprocess.Popen(
        [assay.bin / "assay", "serve", "--port", str(port)],
        cwd=assay.folder,
        env=assay.environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.communicate(timeout=20)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def got(address: str, patience: int = 100) -> str:
    """The page at / as soon as the server listens, which takes it a second or two."""
    for _ in range(patience):
        try:
            with urlopen(address, timeout=10) as answer:
                return str(answer.read().decode())
        except URLError as error:
            if not isinstance(error.reason, ConnectionRefusedError):
                raise
        sleep(0.1)
    raise AssertionError(f"nothing listens at {address}")
