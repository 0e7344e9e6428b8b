"""The real histories that Assay is tried on: which ones, and where they lie."""

import json
import os
from pathlib import Path

from attrs import frozen

HERE = Path(__file__).resolve().parent
FOLDER = HERE.parents[1] / ".corpus"


@frozen
class RealHistory:
    """An Alembic history as a wheel publishes it.

    `review`, `versions` and `environment` are paths inside the package; `review` is what `assay
    review` is given. `database` is the one that its owners run it on most.
    """

    name: str
    about: str
    package: str
    version: str
    review: str
    versions: str
    environment: str
    database: str
    other_databases: tuple[str, ...]
    revisions: int
    heads: int
    merges: int
    in_ci: bool

    @property
    def folder(self) -> Path:
        return corpus_folder() / self.package

    @property
    def is_here(self) -> bool:
        stamp = self.folder / ".version"
        return stamp.is_file() and stamp.read_text().strip() == self.version

    @property
    def files(self) -> list[Path]:
        """The revision files, by path."""
        found = (self.folder / self.versions).rglob("*.py")
        return sorted(f for f in found if f.name != "__init__.py")


def corpus_folder() -> Path:
    """ASSAY_CORPUS, or `.corpus` in the checkout."""
    return Path(os.environ.get("ASSAY_CORPUS") or FOLDER)


def histories() -> tuple[RealHistory, ...]:
    listed = json.loads((HERE / "histories.json").read_text(encoding="utf-8"))
    return tuple(
        RealHistory(**h | {"other_databases": tuple(h["other_databases"])}) for h in listed
    )


def known_bugs() -> list[dict[str, object]]:
    """Certain bugs in these histories, read by people. `rule` names the rule that must find it."""
    found: list[dict[str, object]] = json.loads(
        (HERE / "known_bugs.json").read_text(encoding="utf-8")
    )
    return found
