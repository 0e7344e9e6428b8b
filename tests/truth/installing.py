"""Environments for the projects: one a release, made once, in `.truth/` or at ASSAY_TRUTH."""

import os
import subprocess
import sys
from fcntl import LOCK_EX, flock
from pathlib import Path

from attrs import frozen

from adapters.tracing.request import Baseline, TracedEnvironment
from tests.truth.projects import FirstTables, RealProject, Release

ROOT = Path(__file__).resolve().parents[2]


@frozen
class Installed:
    """A virtual environment."""

    folder: Path

    @property
    def python(self) -> Path:
        return self.folder / "bin" / "python"

    @property
    def packages(self) -> Path:
        return next(self.folder.glob("lib/python*/site-packages"))


def installed(release: Release) -> Installed:
    """The release in its environment, made now where it is not there at these versions.

    Raise CalledProcessError, with what pip said, where it cannot be installed.
    """
    environment = Installed(folder() / release.name)
    folder().mkdir(exist_ok=True)
    with (folder() / f".{release.name}.lock").open("w") as lock:
        # Several processes of one test run may want it at once.
        flock(lock, LOCK_EX)
        stamp, wanted = environment.folder / ".requirements", "\n".join(release.requirements)
        if not stamp.is_file() or stamp.read_text() != wanted:
            make(environment, release)
            stamp.write_text(wanted)
    return environment


def make(environment: Installed, release: Release) -> None:
    """By uv where the development tools have it, which is ten times quicker than pip."""
    run([sys.executable, "-m", "venv", "--clear", str(environment.folder)])
    uv = Path(sys.executable).parent / "uv"
    pip = [str(environment.python), "-m", "pip", "install", "--disable-pip-version-check"]
    quick = [str(uv), "pip", "install", "--python", str(environment.python)]
    install, wanted = (quick if uv.exists() else pip), release.requirements
    if release.alone:
        run([*install, "--no-deps", wanted[0]])
        wanted = wanted[1:]
    run([*install, *wanted])


def run(command: list[str]) -> None:
    subprocess.run(command, check=True, capture_output=True, text=True)


def folder() -> Path:
    return Path(os.environ.get("ASSAY_TRUTH") or ROOT / ".truth")


def traced(project: RealProject, database: str) -> TracedEnvironment:
    there = installed(project.release)
    return TracedEnvironment(
        python=there.python,
        script_location=there.packages / project.environment,
        ini=there.packages / project.ini if project.ini else None,
        version_locations=(there.packages / project.versions,) if project.versions else (),
        own=project.own,
        application=project.application,
        metadata=project.metadata,
        handed=project.handed,
        variables=project.variables,
        driver=project.drivers.get(database, ""),
        url_variables={
            name: drivers.get(database, "") for name, drivers in project.url_variables.items()
        },
    )


def baseline(tables: FirstTables) -> Baseline:
    if tables.release is None:
        return Baseline(tables.metadata)
    there = installed(tables.release)
    older = TracedEnvironment(there.python, there.packages / tables.environment)
    return Baseline(tables.metadata, older)
