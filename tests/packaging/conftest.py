"""A wheel, built once, and a clean environment that has nothing but the wheel and what it needs."""

import os
import re
import subprocess
import sys
import venv
from collections.abc import Mapping
from pathlib import Path

import pytest
from attrs import frozen

ROOT = Path(__file__).resolve().parents[2]


@frozen
class Installed:
    """Assay in a clean environment, to be run from `folder` with nothing of ours around it."""

    bin: Path
    folder: Path
    home: Path

    def environment(self, **more: str) -> Mapping[str, str]:
        return {"PATH": "/usr/bin:/bin", "HOME": str(self.home), "PYTHONPATH": ".", **more}

    def run(self, *command: str, **more: str) -> subprocess.CompletedProcess[str]:
        tool, *arguments = command
        return subprocess.run(
            [self.bin / tool, *arguments],
            cwd=self.folder,
            env=self.environment(**more),
            capture_output=True,
            text=True,
            check=False,
        )


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("dist")
    pip("wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", str(target), str(ROOT))
    (built,) = target.glob("*.whl")
    return built


@pytest.fixture(scope="session")
def clean_bin(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bin folder of an environment into which only the wheel was installed, by pip."""
    environment = tmp_path_factory.mktemp("clean")
    venv.create(environment, symlinks=True)
    pins = environment / "pins.txt"
    pins.write_text(pins_without_hashes(), encoding="utf-8")
    pip("--python", str(environment), "install", "--constraint", str(pins), str(wheel))
    return environment / "bin"


def pins_without_hashes() -> str:
    """pip refuses hashes in a constraints file next to a wheel that has none."""
    pinned = (ROOT / "requirements" / "dev.txt").read_text(encoding="utf-8")
    return "\n".join(re.findall(r"^[\w.-]+==\S+(?: ; [^\\\n]+)?", pinned, re.MULTILINE))


def pip(*arguments: str) -> None:
    """With the machine's own pip settings, but never its PYTHONPATH."""
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONPATH"}
    done = subprocess.run(
        [sys.executable, "-m", "pip", "--quiet", *arguments],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
