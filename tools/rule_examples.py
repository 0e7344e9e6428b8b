"""The examples of the rules: small revisions under tests/rules/<rule>/, reviewed as they stand.

A file `bad_*.py` or `good_*.py` is a revision, a folder of that name several of them; what follows
the revision `shop` has tests/rules/shop.py before it. Comments say the rest: on which servers it
holds, as in `# database: postgresql 15`, one a line and before anything else; and where a finding
stands, as in `# expect: drop-table`; two on a line have a comma between them. Where the line is a
comment itself, `# expect below: drop-table` stands above it. `# enable: RULE` asks
for a rule that is off. `# fails: TEXT` says that Alembic or the server refuses the example, and the
words of its error; `# not run: REASON` that the examples' test cannot run it.

In an example of a branch the folder `released` has the revisions of main where the branch left it,
and `newest` those that main has got since.
"""

import ast
import re
import shutil
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from attrs import frozen

from adapters.alembic_project.reader import AlembicProjectReader
from adapters.memory.reading_alone import reading_alone
from adapters.memory.released_files import InMemoryReleasedFiles
from adapters.memory.shelves import InMemoryShelves
from adapters.sql.reader import SqlTextReader
from application.use_cases.review_history import ReviewHistory, ReviewRequest
from domain.review.finding import Finding
from domain.review.outcome import Outcome
from domain.rules import RULES

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "tests" / "rules"
SHOP = FOLDER / "shop.py"
TODAY = date(2026, 11, 22)
ENV = "env.py"
RELEASED, NEWEST, BRANCH = "released", "newest", "main"
DATABASE = re.compile(r"^# database: (\w+) ([\d.]+)$", re.MULTILINE)
EXPECT = re.compile(r"  # expect: ([a-z0-9-]+(?:, [a-z0-9-]+)*)$")
EXPECT_BELOW = re.compile(r"^ *# expect below: ([a-z0-9-]+)$")
MARK = re.compile(r"^# (enable|fails|not run): (.+)$", re.MULTILINE)


@frozen(order=True)
class Expected:
    """A finding: the file's name, the line, the rule."""

    file: str
    line: int
    rule: str


@frozen
class Example:
    rule: str
    path: Path

    @property
    def is_bad(self) -> bool:
        return self.path.name.startswith("bad_")

    @property
    def files(self) -> tuple[Path, ...]:
        if self.path.is_dir():
            return tuple(sorted(f for f in self.path.glob("*.py") if f.name != ENV))
        return (self.path,)

    @property
    def env_py(self) -> Path | None:
        """Where it brings one of its own."""
        env = self.path / ENV
        return env if env.is_file() else None

    @property
    def packages(self) -> tuple[Path, ...]:
        """What lies beside its revisions: modules of the application."""
        if not self.path.is_dir():
            return ()
        return tuple(
            path
            for path in self.path.iterdir()
            if path.is_dir() and path.name[0] != "_" and path.name not in (RELEASED, NEWEST)
        )

    @property
    def history(self) -> tuple[Path, ...]:
        """Its files, after the shop where they follow it."""
        texts = [file.read_text(encoding="utf-8") for file in self.files]
        follows = any('down_revision = "shop"' in text for text in texts)
        return (SHOP, *self.files) if follows else self.files

    @property
    def title(self) -> str:
        """The first line of its last revision."""
        found = ast.get_docstring(ast.parse(self.files[-1].read_text(encoding="utf-8"))) or ""
        return found.partition("\n")[0]

    @property
    def servers(self) -> tuple[tuple[str, str], ...]:
        """Databases with their versions."""
        texts = "\n".join(file.read_text(encoding="utf-8") for file in self.files)
        return tuple((found[1], found[2]) for found in DATABASE.finditer(texts))

    @property
    def expected(self) -> tuple[Expected, ...]:
        return tuple(
            sorted(
                Expected(file.name, number + below, rule)
                for file in self.files
                for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
                for pattern, below in ((EXPECT, 0), (EXPECT_BELOW, 1))
                if (found := pattern.search(line))
                for rule in found[1].split(", ")
            )
        )

    def marked(self, word: str) -> list[str]:
        """What the comments say after `enable`, `fails` or `not run`."""
        texts = "\n".join(file.read_text(encoding="utf-8") for file in self.files)
        return [found[2] for found in MARK.finditer(texts) if found[1] == word]

    @property
    def shown(self) -> str:
        """The code as a page shows it; of a history with each revision's place in it."""
        if self.env_py is not None:
            env = self.env_py.read_text(encoding="utf-8").rstrip()
            return f"# env.py\n{env}\n\n\n# the revision\n{shown_code(self.files[0], 'def ')}"
        if len(self.files) == 1 and not self.elsewhere:
            return shown_code(self.files[0], "def ")
        parts = [f"# {file.name}\n{shown_code(file, 'revision = ')}" for file in self.files]
        parts += [f"# main has {f.name}\n{shown_code(f, 'revision = ')}" for f in self.elsewhere]
        return "\n\n\n".join(parts)

    @property
    def elsewhere(self) -> list[Path]:
        """The files of main that the example has not, or has otherwise."""
        own = {file.name: shown_code(file, "revision = ") for file in self.files}
        found = [f for name in (RELEASED, NEWEST) for f in sorted((self.path / name).glob("*.py"))]
        return [f for f in found if own.get(f.name) != shown_code(f, "revision = ")]

    def findings(self, database: str, version: str) -> list[Finding]:
        """Those of its own rule."""
        return [f for f in self.review(database, version).findings if f.rule == self.rule]

    def review(self, database: str, version: str) -> Outcome:
        """The review of the example, in a folder where nothing else is."""
        with TemporaryDirectory() as name:
            folder = Path(name) / "versions"
            folder.mkdir()
            for file in self.history:
                shutil.copy(file, folder)
            if self.env_py is not None:
                shutil.copy(self.env_py, name)
            for package in self.packages:
                shutil.copytree(package, folder / package.name)
            released = self.released_in(folder)
            return review_of(folder, database, version, self.marked("enable"), released)

    def released_in(self, folder: Path) -> InMemoryReleasedFiles | None:
        """What the branch `main` has, as if it lay in that folder; None: nobody says."""
        if not (self.path / RELEASED).is_dir():
            return None
        base = {str(folder / f.name): f.read_bytes() for f in (self.path / RELEASED).glob("*.py")}
        newest = {str(folder / f.name): f.read_bytes() for f in (self.path / NEWEST).glob("*.py")}
        return InMemoryReleasedFiles({BRANCH: base}, {BRANCH: base | newest})


def review_of(
    folder: Path,
    database: str,
    version: str,
    enabled: Sequence[str] = (),
    released: InMemoryReleasedFiles | None = None,
) -> Outcome:
    review = ReviewHistory(
        AlembicProjectReader(),
        SqlTextReader(),
        RULES,
        InMemoryShelves(),
        reading_alone,
        released or InMemoryReleasedFiles(),
    )
    request = ReviewRequest(
        str(folder),
        database,
        version,
        enabled=frozenset(enabled),
        today=TODAY,
        since=BRANCH if released else None,
    )
    return review(request)


def shown_code(file: Path, start: str) -> str:
    """From the first line that starts so; imports are the same in every revision."""
    lines = file.read_text(encoding="utf-8").splitlines()
    first = next(n for n, line in enumerate(lines) if line.startswith(start))
    shown = (line for line in lines[first:] if not EXPECT_BELOW.search(line))
    return "\n".join(EXPECT.sub("", line) for line in shown)


def examples() -> Iterator[Example]:
    for folder in sorted(path for path in FOLDER.iterdir() if path.is_dir()):
        for path in sorted(folder.iterdir()):
            if path.name.startswith(("bad_", "good_")):
                yield Example(folder.name, path)


def examples_of(rule: str) -> list[Example]:
    return [example for example in examples() if example.rule == rule]
