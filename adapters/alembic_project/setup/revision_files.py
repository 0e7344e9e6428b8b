"""The revisions as files: those that do nothing, those that Alembic does not see, and merges."""

import ast
import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from adapters.alembic_project.nodes import nodes_of
from adapters.alembic_project.parsing import parse
from adapters.alembic_project.places import told_from
from adapters.alembic_project.script_folders import REVISION, enters, is_revision_file
from adapters.alembic_project.setup.ground import Looking
from adapters.alembic_project.setup.unnamed import unnamed
from adapters.alembic_project.text import Unreadable, read_bytes
from adapters.alembic_project.walking import walk
from domain.diagnosis.surroundings import MergedBranches, RevisionFacts, UnseenFile
from domain.history import History, Revision
from domain.source import Location

DOES_SOMETHING = re.compile(r"\bop\.|execute\(|session|bind|connection", re.IGNORECASE)
HEADER = re.compile(r"\s*(?:Revision ID|Revises|Create Date|Branch Labels|Depends On)\s*:", re.I)
COMMENT = re.compile(r"^\s*#.*", re.MULTILINE)
OF_ALEMBIC = re.compile(r"revision identifiers|Alembic|noqa|pylint|type: ignore|^[\s#]*$")
EXTENSION = re.compile(
    r"CREATE\s+EXTENSION\s+(?:IF\s+NOT\s+EXISTS\s+)?[\"']?(postgis\w*|pg_partman|timescaledb)",
    re.IGNORECASE,
)
DEFAULTS = re.compile(r"server_default\s*=\s*(?!None\b)")
LEAVES = re.compile(r"^[^#\n]*\bautocommit_block\(", re.MULTILINE)
NOT_SEEN = (".py.bak", ".py.txt", ".py.orig", ".py.disabled", ".py.old")


def revision_facts(
    history: History, texts: Mapping[str, str], looking: Looking, recursive: bool
) -> RevisionFacts:
    empty = [r for r in history.revisions if is_empty(r, texts.get(r.path, ""))]
    return RevisionFacts(
        empty=tuple(revision.id for revision in empty),
        explained=frozenset(r.id for r in empty if explains_itself(texts[r.path])),
        unseen=tuple(unseen(history, looking, recursive)),
        merged=tuple(merges(history, texts)),
        unnamed=tuple(unnamed(history, texts)),
        server_defaults=next(places(DEFAULTS, texts), None),
        extensions=tuple(extensions(texts)),
        leaves_transaction=next(places(LEAVES, texts), None),
    )


def is_empty(revision: Revision, text: str) -> bool:
    """Nothing but docstrings and `pass`, or a return, in both directions; labels are a purpose."""
    if revision.is_merge or revision.branch_labels or DOES_SOMETHING.search(bodies(text)):
        return False
    try:
        tree = parse(text)
    except Unreadable:
        return False
    functions = [
        n
        for n in tree.body
        if isinstance(n, ast.FunctionDef) and n.name in ("upgrade", "downgrade")
    ]
    names = {function.name for function in functions}
    return "upgrade" in names and all(idle(s) for f in functions for s in f.body)


def explains_itself(text: str) -> bool:
    """By more of a docstring than its first line, or by a comment below its identifiers."""
    told = (ast.get_docstring(parse(text)) or "").split("\n")[1:]
    if any(line.strip() and not HEADER.match(line) for line in told):
        return True
    below = text[text.find("down_revision") :]
    return any(not OF_ALEMBIC.search(found[0]) for found in COMMENT.finditer(below))


def bodies(text: str) -> str:
    start = text.find("\ndef upgrade")
    code = text[start:] if start >= 0 else text
    return "\n".join(line for line in code.split("\n") if not line.lstrip().startswith("#"))


def idle(statement: ast.stmt) -> bool:
    if isinstance(statement, ast.Return):
        return statement.value is None
    return isinstance(statement, ast.Pass) or (
        isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)
    )


def unseen(history: History, looking: Looking, recursive: bool) -> Iterator[UnseenFile]:
    known = {revision.path for revision in history.revisions}
    versions = {os.path.realpath(folder) for folder in looking.environment.versions}
    for top in looking.environment.versions:
        for found in walk(top, enters):
            below = os.path.realpath(found.folder) not in versions
            for name in found.files:
                file = found.folder / name
                why = why_unseen(name, below and not recursive)
                if why is None:
                    continue
                path = told_from(looking.root, file)
                if path not in known and looks_like_revision(file):
                    yield UnseenFile(Location(path, line_of_revision(file)), why)


def why_unseen(name: str, below: bool) -> str | None:
    if name.endswith(NOT_SEEN):
        return f"its name ends in .{name.rpartition('.')[2]}, and Alembic loads .py files alone"
    if name.endswith(".py") and not is_revision_file(name):
        return f"Alembic loads no file whose name begins with {name.partition('.')[0] or '.#'}"
    if below and is_revision_file(name):
        return "it lies in a folder below, and recursive_version_locations is not set"
    return None


def looks_like_revision(file: Path) -> bool:
    try:
        return bool(REVISION.search(read_bytes(file)))
    except Unreadable:
        return False


def line_of_revision(file: Path) -> int:
    try:
        data = read_bytes(file)
    except Unreadable:
        return 1
    found = REVISION.search(data)
    return data.count(b"\n", 0, found.start()) + 1 if found else 1


def merges(history: History, texts: Mapping[str, str]) -> Iterator[MergedBranches]:
    tables: dict[str, frozenset[str]] = {}
    for merge in history.revisions:
        if not merge.is_merge or history.by_id.get(merge.id) is not merge:
            continue
        lines = [history.ancestors(history.by_id[p]) for p in merge.parents if p in history.by_id]
        if len(lines) < 2:
            continue
        shared = frozenset.intersection(*lines)
        changed = [union(line - shared, history, texts, tables) for line in lines]
        both = sorted(a for a in changed[0] if any(a in other for other in changed[1:]))
        if both:
            yield MergedBranches(merge.location, merge.id, tuple(both))


def union(
    ids: frozenset[str],
    history: History,
    texts: Mapping[str, str],
    known: dict[str, frozenset[str]],
) -> frozenset[str]:
    found: set[str] = set()
    for each in ids:
        if each not in known:
            known[each] = tables_changed(texts.get(history.by_id[each].path, ""))
        found |= known[each]
    return frozenset(found)


SECOND = frozenset(("create_index", "create_foreign_key", "create_unique_constraint"))
SECOND_TOO = frozenset(("create_check_constraint", "drop_constraint", "create_primary_key"))


def tables_changed(text: str) -> frozenset[str]:
    """The tables that its upgrade names in plain text to operations that change them."""
    try:
        tree = parse(text)
    except Unreadable:
        return frozenset()
    upgrades = (n for n in tree.body if isinstance(n, ast.FunctionDef) and n.name == "upgrade")
    return frozenset(
        name
        for function in upgrades
        for node in nodes_of(function)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id == "op"
        and (name := table_of(node.func.attr, node.args))
    )


def table_of(operation: str, arguments: list[ast.expr]) -> str | None:
    number = 1 if operation in SECOND | SECOND_TOO else 0
    if operation in ("execute", "create_table", "drop_index", "bulk_insert", "f"):
        return None
    match arguments[number : number + 1]:
        case [ast.Constant(value=str(name))]:
            return name
    return None


def places(pattern: re.Pattern[str], texts: Mapping[str, str]) -> Iterator[Location]:
    """The first in each file."""
    for path in sorted(texts):
        if found := pattern.search(texts[path]):
            yield Location(path, texts[path].count("\n", 0, found.start()) + 1)


def extensions(texts: Mapping[str, str]) -> Iterator[tuple[str, Location]]:
    for path in sorted(texts):
        if found := EXTENSION.search(texts[path]):
            yield found[1].lower(), Location(path, texts[path].count("\n", 0, found.start()) + 1)
