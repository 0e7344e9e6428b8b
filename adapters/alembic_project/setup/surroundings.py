"""The project's code and papers around its migrations, looked through for a few words."""

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from attrs import field

from adapters.alembic_project.places import told_from
from adapters.alembic_project.script_folders import enters, is_script_folder
from adapters.alembic_project.setup.ground import Looking
from adapters.alembic_project.setup.starting_up import changes_at_start
from adapters.alembic_project.text import Unreadable, decode, read_bytes
from adapters.alembic_project.walking import Listing, walk
from domain.classes import define
from domain.diagnosis.surroundings import Surroundings
from domain.diagnosis.written import Written

MOST_FILES = 6_000
MOST_PAPERS = 300
TESTS = re.compile(r"^(?:tests?|testing|conftest\.py|test_.*|.*_tests?|.*_test\.py|examples?)$")
WORDS = (b"create_all", b"alembic", b"flask_migrate", b"DATABASE_UR", b"DB_UR")
RUN_WORDS = (b"drop_all", b"__table__.", b"execute(", b"exec_driver_sql")
STATES_URL = re.compile(
    r"^\s*\w*(?:DATABASE|DB)_UR[IL]\w*\s*(?::[^=]+)?=|environ.*(?:DATABASE|DB)_UR[IL]"
    r"|getenv\(.*(?:DATABASE|DB)_UR[IL]"
)
LOCATION = re.compile(r"set_main_option\(\s*[\"']script_location[\"']")
WITH_FILE = re.compile(r"Config\(\s*(?!\w+\s*=|\))|Config\([^)]*file_\s*=|flask_migrate")
STAMPS = re.compile(r"(?<!time)stamp(?:_\w+)?\(")
OWN_BASE = re.compile(r"declarative_base\(|\(DeclarativeBase\)|\bMetaData\(")
LOCKS = re.compile(r"advisory|get_lock|global_lock|filelock|migration_lock", re.IGNORECASE)
RUNS = re.compile(
    r"^(?!\s*#).*(?:\b(?:alembic\.)?command\.upgrade\(|(?<!\bdef )\balembic_upgrade\()"
)
FLASK_RUNS = re.compile(r"^\s+(?:flask_migrate\.)?upgrade\(")
HANDS = re.compile(r"\.attributes\[[\"']connection[\"']\]\s*=")
SETS_URL = re.compile(r"set_(?:main|section)_option\(\s*[\"']sqlalchemy\.url[\"']")
CREATES = re.compile(r"^(?!\s*(?:#|def |class |[\"'])).*\.create_all\b")
COMMENT = re.compile(r"(?:^|\s+)#.*$")
WORKFLOW = re.compile(
    r"alembic\s+(?:-\S+\s+\S+\s+)*(?:upgrade|revision)|flask\s+db\s+(?:upgrade|migrate)|"
    r"db\s+(?:upgrade|migrate)\b",
    re.IGNORECASE,
)
MIGRATION = re.compile(r"migration|alembic", re.IGNORECASE)
CHECKLIST = re.compile(r"^\s*[-*]\s*\[[ xX]\]\s|checklist", re.IGNORECASE | re.MULTILINE)
PAPERS = (".md", ".rst", ".txt", ".adoc")
# A line that has none of these is none of those that are looked for.
ON_LINES = ("upgrade(", ".attributes[", ".create_all", "DATABASE_UR", "DB_UR")


@define
class Found:
    runs: list[Written] = field(factory=list)
    hands: list[Written] = field(factory=list)
    sets_url: list[Written] = field(factory=list)
    creates: list[Written] = field(factory=list)
    changes: list[Written] = field(factory=list)
    states_url: list[Written] = field(factory=list)
    locks: bool = False
    stamps: bool = False
    hands_file: bool = False
    sets_location: bool = False
    environments: int = 0
    workflow: str | None = None
    checklist: str | None = None
    files: int = 0


def surroundings(looking: Looking, tops: tuple[Path, ...]) -> Surroundings:
    """Of the project's own folders, tests and installed packages left out."""
    found = Found()
    seen: set[Path] = set()
    versions = {os.path.realpath(folder) for folder in looking.environment.versions}
    for top in (top for top in tops if os.path.realpath(top) not in versions):
        for listing in walk(top, is_own(looking, top)):
            if listing.folder in seen or found.files > MOST_FILES:
                continue
            seen.add(listing.folder)
            look_at_code(listing, looking, found)
    for top in dict.fromkeys((looking.folder, *tops)):
        look_at_papers(top, looking, found)
    return Surroundings(
        runs_alembic=tuple(found.runs),
        hands_connection=tuple(found.hands),
        sets_url=tuple(found.sets_url),
        creates_tables=() if found.stamps else tuple(found.creates),
        changes_tables=tuple(found.changes),
        states_url=tuple(found.states_url),
        locks=found.locks,
        hands_file=found.hands_file,
        sets_location=found.sets_location,
        environments=found.environments,
        workflow=found.workflow,
        checklist=found.checklist,
        files=found.files,
    )


def is_own(looking: Looking, top: Path) -> Callable[[Path], bool]:
    versions = {os.path.realpath(folder) for folder in looking.environment.versions}

    def enter(folder: Path) -> bool:
        if TESTS.match(folder.name) or os.path.realpath(folder) in versions:
            return False
        return enters(folder)

    return enter


def look_at_code(listing: Listing, looking: Looking, found: Found) -> None:
    scripts = looking.environment.scripts
    found.environments += is_script_folder(listing)
    for name in listing.files:
        if not name.endswith(".py") or TESTS.match(name):
            continue
        if name == "env.py" and scripts is not None and listing.folder == scripts:
            continue
        found.files += 1
        try:
            data = read_bytes(listing.folder / name)
        except Unreadable:
            continue
        file = listing.folder / name
        if any(word in data for word in WORDS):
            look_at_file(file, data, looking, found)
        if any(word in data for word in RUN_WORDS):
            look_at_start(file, data, looking, found)


def look_at_start(file: Path, data: bytes, looking: Looking, found: Found) -> None:
    numbers = changes_at_start(file, looking.folder, data)
    if numbers:
        path, lines = told_from(looking.root, file), decode(data).split("\n")
        found.changes += [on_line(path, number, lines[number - 1]) for number in numbers]


def look_at_file(file: Path, data: bytes, looking: Looking, found: Found) -> None:
    try:
        text = decode(data)
    except Unreadable:
        return
    lines = text.split("\n")
    path = told_from(looking.root, file)
    flask = b"flask_migrate" in data
    found.stamps |= bool(STAMPS.search(text))
    own_metadata = OWN_BASE.search(text) and file.stem not in looking.env_text
    before = len(found.runs)
    for number, line in lines_with(ON_LINES, lines):
        for pattern, places in (
            (RUNS, found.runs),
            (HANDS, found.hands),
            (CREATES, [] if own_metadata else found.creates),
            (STATES_URL, found.states_url),
        ):
            if pattern.search(COMMENT.sub("", line)):
                places.append(on_line(path, number, line))
        if flask and FLASK_RUNS.search(line):
            found.runs.append(on_line(path, number, line))
    for number in lines_of(SETS_URL, lines) if "sqlalchemy.url" in text else ():
        found.sets_url.append(on_line(path, number, lines[number - 1]))
    found.hands_file |= len(found.runs) > before and bool(WITH_FILE.search(text))
    found.locks |= len(found.runs) > before and bool(LOCKS.search(text))
    found.sets_location |= bool(LOCATION.search(text))


def lines_with(words: tuple[str, ...], lines: list[str]) -> Iterator[tuple[int, str]]:
    """Those with one of the words, and their numbers, counted from 1."""
    for number, line in enumerate(lines, 1):
        if any(word in line for word in words):
            yield number, line


def lines_of(pattern: re.Pattern[str], lines: list[str]) -> Iterator[int]:
    """Where it begins, counted from 1; it may go on over the next ones."""
    text = "\n".join(COMMENT.sub("", line) for line in lines)
    return (text.count("\n", 0, found.start()) + 1 for found in pattern.finditer(text))


def on_line(path: str, number: int, line: str) -> Written:
    return Written(path, number, (line,), len(line) - len(line.lstrip()), len(line.rstrip()))


def look_at_papers(top: Path, looking: Looking, found: Found) -> None:
    for file in papers(top):
        try:
            text = decode(read_bytes(file))
        except Unreadable:
            continue
        if WORKFLOW.search(text):
            found.workflow = found.workflow or told_from(looking.root, file)
        if MIGRATION.search(text) and CHECKLIST.search(text):
            found.checklist = found.checklist or told_from(looking.root, file)


def papers(top: Path) -> Iterator[Path]:
    """Those of the folder itself, of its docs, and templates of pull requests."""
    folders = (top, top / "docs", top / "doc", top / ".github", top / "migrations", top / "alembic")
    count = 0
    for folder in folders:
        if os.path.isdir(folder):
            for name in sorted(os.listdir(folder)):
                if name.lower().endswith(PAPERS) and count < MOST_PAPERS:
                    count += 1
                    yield folder / name
