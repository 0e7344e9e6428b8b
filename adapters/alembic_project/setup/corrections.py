"""The `Corrections` of a project on disk."""

import codecs
import configparser
import os
import shutil
import tempfile
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path

from adapters.alembic_project.parsing import parse
from adapters.alembic_project.reader import found_at
from adapters.alembic_project.text import Unreadable, decode, read_bytes
from domain.classes import frozen
from domain.errors import CorrectionRefused


def read_ini(text: str) -> None:
    configparser.RawConfigParser().read_string(text)


PARSERS: dict[str, Callable[[str], object]] = {
    ".py": parse,
    ".ini": read_ini,
    ".cfg": read_ini,
    ".toml": tomllib.loads,
}


@frozen
class DiskCorrections:
    """Each new file is written beside the old one, whole, and then takes its place."""

    def write(self, path: str, old: Mapping[str, str], new: Mapping[str, str]) -> None:
        """Raise CorrectionRefused."""
        environment, ground = found_at(path)
        versions = [Path(os.path.realpath(folder)) for folder in environment.versions]
        ready: list[tuple[Path, bytes, bytes]] = []
        for name, text in new.items():
            file = ground.root / name
            if any(Path(os.path.realpath(file)).is_relative_to(folder) for folder in versions):
                raise CorrectionRefused(name, "it is a revision, and these are never changed")
            before = content_of(name, file, old[name])
            ready.append((file, before, encoded(name, text, before)))
        replace_all(ready)


def content_of(name: str, file: Path, expected: str) -> bytes:
    try:
        data = read_bytes(file)
        text = decode(data)
    except Unreadable as fault:
        raise CorrectionRefused(name, str(fault)) from None
    if os.path.islink(file):
        raise CorrectionRefused(name, "it is a symbolic link")
    if unbroken(text) != unbroken(expected):
        raise CorrectionRefused(name, "it was changed meanwhile")
    return data


def unbroken(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def encoded(name: str, text: str, before: bytes) -> bytes:
    """As the file was, with its mark."""
    try:
        PARSERS.get(Path(name).suffix, str)(unbroken(text))
    except (Unreadable, configparser.Error, ValueError) as fault:
        raise CorrectionRefused(name, f"it would not parse: {fault}") from None
    try:
        before.decode("utf-8")
    except UnicodeDecodeError:
        raise CorrectionRefused(name, "it is no UTF-8") from None
    data = text.encode()
    marked = before.startswith(codecs.BOM_UTF8) and not data.startswith(codecs.BOM_UTF8)
    return codecs.BOM_UTF8 + data if marked else data


def replace_all(ready: list[tuple[Path, bytes, bytes]]) -> None:
    done: list[tuple[Path, bytes]] = []
    try:
        for file, before, after in ready:
            put(file, after)
            done.append((file, before))
    except OSError as error:
        for file, before in reversed(done):
            put(file, before)
        reason = os.strerror(error.errno or 0)
        raise CorrectionRefused(
            ready[len(done)][0].name, f"it cannot be written ({reason})"
        ) from None


def put(file: Path, data: bytes) -> None:
    """At no moment is there half a file."""
    handle, temporary = tempfile.mkstemp(dir=file.parent, prefix=".assay-")
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        shutil.copymode(file, temporary)
        os.replace(temporary, file)
    except OSError:
        os.unlink(temporary)
        raise
