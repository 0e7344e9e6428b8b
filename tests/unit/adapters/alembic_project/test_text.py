import os

import pytest

from adapters.alembic_project.text import MOST_BYTES, Unreadable, decode, read_bytes


def fault_of(data: bytes) -> Unreadable:
    with pytest.raises(Unreadable) as caught:
        decode(data)
    return caught.value


def test_text_is_utf_8_unless_it_says_otherwise():
    assert decode("naïve".encode()) == "naïve"


@pytest.mark.parametrize(
    "line", [b"# -*- coding: latin-1 -*-", b"#!/bin/python\n# vim: fileencoding=latin-1"]
)
def test_follows_a_coding_line(line):
    assert decode(line + b"\nname = '\xe9'\n").endswith("name = 'é'\n")


def test_a_byte_order_mark_is_no_part_of_the_text():
    assert decode(b"\xef\xbb\xbfrevision = '1'") == "revision = '1'"


def test_names_the_line_of_the_first_byte_that_is_not_utf_8():
    fault = fault_of(b"a = 1\nb = 2\nc = '\xe9'\n")
    assert (fault.name, fault.line) == ("not-utf-8", 3)


@pytest.mark.parametrize("codec", [b"klingon", b"rot13", b"punycode", b"hex"])
def test_refuses_encodings_that_are_none_for_source_files(codec):
    assert fault_of(b"# coding: " + codec + b"\nx = 1\n").name == "unknown-encoding"


def test_bytes_that_are_not_in_the_named_encoding_are_told():
    fault = fault_of(b"# coding: ascii\nx = '\xe9'\n")
    assert (fault.name, fault.line) == ("unknown-encoding", 2)


def test_a_null_byte_is_told_with_its_line():
    fault = fault_of(b"a = 1\nb = \x00\n")
    assert (fault.name, fault.line) == ("null-byte", 2)


def test_a_file_above_the_limit_is_not_read(tmp_path):
    file = tmp_path / "big.py"
    file.write_bytes(b"#" * (MOST_BYTES + 1))
    with pytest.raises(Unreadable, match="5,000,001 bytes"):
        read_bytes(file)


def test_a_pipe_does_not_hang(tmp_path):
    os.mkfifo(tmp_path / "pipe.py")
    with pytest.raises(Unreadable, match="not a regular file"):
        read_bytes(tmp_path / "pipe.py")


def test_a_link_to_nowhere_is_unreadable(tmp_path):
    (tmp_path / "a.py").symlink_to("gone.py")
    with pytest.raises(Unreadable, match="No such file"):
        read_bytes(tmp_path / "a.py")
