"""The head of a revision file: its identifiers and its message, from source alone."""

import ast
import re
from collections.abc import Iterator

from adapters.alembic_project.folding import Assigned, ModuleNames
from adapters.alembic_project.parsing import parse
from adapters.alembic_project.plain_heads import plain_head
from adapters.alembic_project.text import Unreadable
from domain.classes import frozen

FIRST_BODY = re.compile(r"^(?:def|class|async)\s|^@", re.MULTILINE)
STATED_LATER = ("\nrevision", "\ndown_revision", "\ndepends_on", "\nbranch_labels")
NAMED_BY_FILE = re.compile(r"([a-f0-9]+)\.py$")
ILLEGAL = "@-+:"


@frozen
class Fault:
    """Something in a head that Alembic stumbles over, though the rest can be used."""

    name: str
    message: str
    way_out: str
    line: int


@frozen
class Head:
    """What Alembic learns of a revision by loading its file."""

    id: str
    parents: tuple[str, ...]
    depends_on: tuple[str, ...]
    branch_labels: tuple[str, ...]
    message: str
    line: int
    column: int
    faults: tuple[Fault, ...]


def read_head(text: str, file_name: str) -> Head:
    """Raise Unreadable where there is no id to be had.

    What stands above the first function is read by itself, so that a revision is parsed as a
    whole only once, when its operations are read. A head that is not all there is looked for in
    the whole file.
    """
    body = FIRST_BODY.search(text)
    if body and all(text.find(words, body.start()) < 0 for words in STATED_LATER):
        above = text[: body.start()]
        plain = plain_head(above)
        try:
            if plain is not None:
                return head(plain.names, plain.docstring, file_name)
            return head_of(parse(above), file_name)
        except (Unreadable, RecursionError):
            pass
    try:
        return head_of(parse(text), file_name)
    except RecursionError:
        raise Unreadable(
            "nested-too-deep", "this file is nested too deep", "Take the deepest expression apart."
        ) from None


def head_of(module: ast.Module, file_name: str) -> Head:
    return head(ModuleNames.of(module), ast.get_docstring(module), file_name)


def head(names: ModuleNames, docstring: str | None, file_name: str) -> Head:
    place = names.get("revision") or named_by_file(file_name)
    identifier = place.value
    if not isinstance(identifier, str):
        raise Unreadable(
            "computed-revision-id",
            "its revision id is not a plain string, so only running the file would tell it",
            'Write the id out: revision = "..."',
            place.line,
            place.column,
        )
    lists = {name: identifiers(names, name) for name in ("depends_on", "branch_labels")}
    parents = identifiers(names, "down_revision")
    return Head(
        id=identifier,
        parents=parents or (),
        depends_on=lists["depends_on"] or (),
        branch_labels=lists["branch_labels"] or (),
        message=first_line(docstring),
        line=place.line,
        column=place.column,
        faults=tuple(faults(identifier, place, names)),
    )


def named_by_file(file_name: str) -> Assigned:
    """Alembic takes the id of a file without one from a name of hexadecimal digits."""
    if match := NAMED_BY_FILE.match(file_name):
        return Assigned(match.group(1), 1, 1)
    raise Unreadable(
        "no-revision-id",
        "this file assigns no `revision`; Alembic loads it and then stops with an error",
        'Add revision = "..." and down_revision, or move the file out of the versions folder.',
    )


def identifiers(names: ModuleNames, name: str) -> tuple[str, ...] | None:
    """The strings assigned to a name, each once; None where they are not known."""
    value = (names.get(name) or Assigned(None, 1, 1)).value
    if value is None:
        return ()
    items = value if isinstance(value, tuple) else (value,)
    texts = tuple(dict.fromkeys(item for item in items if isinstance(item, str)))
    return texts if all(isinstance(item, str) for item in items) else None


def faults(identifier: str, place: Assigned, names: ModuleNames) -> Iterator[Fault]:
    if set(identifier) & set(ILLEGAL):
        yield Fault(
            "illegal-revision-id",
            f"revision id {identifier!r} has one of {' '.join(ILLEGAL)} in it; "
            "Alembic refuses such a history",
            "Change the id here, and where other revisions name it.",
            place.line,
        )
    if names.get("down_revision") is None:
        yield Fault(
            "missing-down-revision",
            f"revision {identifier!r} assigns no down_revision; Alembic stops with an error",
            "Add down_revision: the id of the revision before, or None for the first one.",
            place.line,
        )
    for name in ("down_revision", "depends_on", "branch_labels"):
        if identifiers(names, name) is None:
            yield Fault(
                "computed-identifier",
                f"{name} of revision {identifier!r} is not made of plain strings, so only "
                "running the file would tell it",
                "Write its ids out as literal strings.",
                (names.get(name) or place).line,
            )


def first_line(docstring: str | None) -> str:
    return (docstring or "").strip().partition("\n")[0].strip()
