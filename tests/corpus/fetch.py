"""Fetch the real histories: python -m tests.corpus.fetch [--all] [NAME ...]

Each package is downloaded once, at its pinned version, by pip; nothing of it is installed or run.
What a reviewer reads (.py, .ini, .cfg, .toml, .mako, .sql) is unpacked to .corpus/<package>/, or
below ASSAY_CORPUS. Without a name, those that CI reviews; with --all, every one (420 MB).
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path, PurePosixPath

from tests.corpus.histories import RealHistory, corpus_folder, histories

KEPT = {".py", ".ini", ".cfg", ".toml", ".mako", ".sql"}
ATTEMPTS = 3
PIP = [
    *(sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check"),
    *("--no-deps", "--only-binary", ":all:", "--python-version", "3.12.9"),
    *("--ignore-requires-python", "--dest"),
]


class NotFetched(Exception):
    """A package that could not be had, with the reason."""


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="tests.corpus.fetch", description="Fetch real histories.")
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument("--all", action="store_true", help="every history, not those of CI alone")
    options = parser.parse_args(arguments)
    known = {h.name for h in histories()}
    if unknown := set(options.names) - known:
        parser.error(f"no history {', '.join(sorted(unknown))}; known: {', '.join(sorted(known))}")
    return fetch(chosen(options.names, options.all))


def chosen(names: list[str], every: bool) -> list[RealHistory]:
    if names:
        return [h for h in histories() if h.name in names]
    return [h for h in histories() if every or h.in_ci]


def fetch(wanted: list[RealHistory]) -> int:
    """Bring what is missing. Status 1 when something could not be had, each named on stderr."""
    failures = 0
    for history in {h.package: h for h in wanted if not h.is_here}.values():
        try:
            count = bring(history)
        except NotFetched as failure:
            failures += 1
            print(f"{history.package} {history.version}: {failure}", file=sys.stderr)
        else:
            print(f"{history.package} {history.version}: {count} files", file=sys.stderr)
    return 1 if failures else 0


def bring(history: RealHistory) -> int:
    """Download and unpack one package; the stamp is written last, so that half is not whole."""
    with tempfile.TemporaryDirectory() as folder:
        wheel = download(f"{history.package}=={history.version}", Path(folder))
        shutil.rmtree(history.folder, ignore_errors=True)
        count = unpack(wheel, history.folder)
    (history.folder / ".version").write_text(history.version)
    return count


def download(requirement: str, folder: Path) -> Path:
    for attempt in range(1, ATTEMPTS + 1):
        told = subprocess.run([*PIP, str(folder), requirement], capture_output=True, text=True)
        if told.returncode == 0 and (wheels := list(folder.glob("*.whl"))):
            return wheels[0]
        if attempt < ATTEMPTS:
            time.sleep(2**attempt)
    last = (told.stderr.strip() or "pip said nothing").splitlines()[-1]
    raise NotFetched(
        f"pip could not download it in {ATTEMPTS} attempts: {last}. Check the network, or set "
        f"ASSAY_CORPUS to a folder that has it (it would go to {corpus_folder()})."
    )


def unpack(wheel: Path, target: Path) -> int:
    with zipfile.ZipFile(wheel) as archive:
        members = [name for name in archive.namelist() if is_wanted(PurePosixPath(name))]
        archive.extractall(target, members)
    return len(members)


def is_wanted(member: PurePosixPath) -> bool:
    return member.suffix in KEPT and ".." not in member.parts and not member.is_absolute()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
