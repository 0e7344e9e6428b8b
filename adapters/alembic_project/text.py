"""Files of a project as text, whatever their encoding; what cannot be read says why."""

import codecs
import os
import stat
import tokenize
from hashlib import sha256
from io import BytesIO
from pathlib import Path

MOST_BYTES = 5_000_000

# Decoding these takes time quadratic to the length, and no editor writes them.
NOT_FOR_FILES = frozenset({"idna", "punycode", "utf-7"})


class Unreadable(Exception):
    """A file that could not be used: the problem's name, what is wrong, the way out, the line."""

    def __init__(self, name: str, why: str, way_out: str, line: int = 1, column: int = 1) -> None:
        super().__init__(why)
        self.name, self.why, self.way_out = name, why, way_out
        self.line, self.column = line, column


def read_bytes(path: Path | str) -> bytes:
    """The content of a regular file of at most MOST_BYTES. Raise Unreadable."""
    try:
        status = os.stat(path)
        if not stat.S_ISREG(status.st_mode):
            raise Unreadable("not-a-file", "this is not a regular file", "Remove it from here.")
        if status.st_size > MOST_BYTES:
            raise too_large(status.st_size)
        with open(path, "rb", buffering=0) as file:
            # Room for as much as is asked for is made first: for all files that takes its time.
            data = file.read(status.st_size + 1)
            if len(data) > status.st_size:
                data += file.read(MOST_BYTES)
    except (OSError, ValueError) as error:
        reason = os.strerror(error.errno or 0) if isinstance(error, OSError) else str(error)
        raise Unreadable(
            "unreadable-file",
            f"this file cannot be read ({reason})",
            "Check that it exists and that you may read it.",
        ) from None
    if len(data) > MOST_BYTES:
        raise too_large(len(data))
    return data


def too_large(size: int) -> Unreadable:
    return Unreadable(
        "file-too-large",
        f"this file has {size:,} bytes; Assay reads at most {MOST_BYTES:,}",
        "Move its data to a file of its own.",
    )


def content_digest(data: bytes) -> str:
    """SHA-256 in hex, with one line break for all: git may write files with another on Windows."""
    return sha256(data.replace(b"\r\n", b"\n")).hexdigest()


def decode(data: bytes) -> str:
    """Python source as text, by its byte order mark or coding cookie. Raise Unreadable."""
    encoding = encoding_of(data)
    try:
        text = data.decode(encoding)
    except (UnicodeError, LookupError) as error:
        raise undecodable(data, encoding, error) from None
    if "\0" in text:
        raise Unreadable(
            "null-byte",
            "this file has a null byte in it, which Python does not run",
            "Restore it: it was cut off while it was written, or is no source file.",
            text.count("\n", 0, text.index("\0")) + 1,
        )
    return text.removeprefix("\ufeff")


def encoding_of(data: bytes) -> str:
    first_lines = data.split(b"\n", 2)[:2]
    if not data.startswith(codecs.BOM_UTF8) and not any(b"coding" in line for line in first_lines):
        return "utf-8"
    try:
        encoding, _ = tokenize.detect_encoding(BytesIO(data).readline)
    except SyntaxError as error:
        raise Unreadable(
            "unknown-encoding",
            f"its coding line cannot be followed ({error.msg})",
            "Save the file as UTF-8 and remove the coding line.",
        ) from None
    if encoding in NOT_FOR_FILES:
        raise Unreadable(
            "unknown-encoding",
            f"{encoding} is no encoding for source files",
            "Save the file as UTF-8 and remove the coding line.",
        )
    return encoding


def undecodable(data: bytes, encoding: str, error: Exception) -> Unreadable:
    start = error.start if isinstance(error, UnicodeDecodeError) else 0
    line = data.count(b"\n", 0, start) + 1
    name = "not-utf-8" if encoding.startswith("utf-8") else "unknown-encoding"
    shown = "UTF-8" if encoding.startswith("utf-8") else encoding
    return Unreadable(
        name,
        f"this file is not {shown}: byte {start + 1:,} cannot be decoded",
        "Save it as UTF-8, or name its encoding in the first line (`# -*- coding: latin-1 -*-`).",
        line,
    )
