"""alembic-guard, which walks the same files: in an environment of its own, made on demand."""

import subprocess
import sys
import venv
from pathlib import Path

VERSION = "0.1.1"
HOME = Path(__file__).resolve().parents[1] / ".bench" / f"alembic-guard-{VERSION}"


def alembic_guard(named: str | None) -> str | None:
    """The command: the one that was named, or our own. None where it cannot be had, which is told.

    It is installed as anyone would install it, from wherever pip is told to look.
    """
    if named is not None:
        return named
    command = HOME / "bin" / "alembic-guard"
    if not command.exists():
        print(f"installing alembic-guard {VERSION} into {HOME} ...", file=sys.stderr)
        venv.create(HOME, clear=True, with_pip=True)
        pip = [str(HOME / "bin" / "python"), "-m", "pip", "install", "--quiet"]
        installed = subprocess.run([*pip, f"alembic-guard=={VERSION}"], check=False)
        if installed.returncode:
            print("NOT COMPARED: alembic-guard could not be installed", file=sys.stderr)
            return None
    return str(command)
