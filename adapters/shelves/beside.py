"""Work beside other work, in a second process that is forked from this one."""

import gc
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from select import select
from typing import BinaryIO, TypeVar

from adapters.shelves import forked
from adapters.shelves.piped import packed, unpacked

Result = TypeVar("Result")
HEAD = 8


@contextmanager
def in_another_process(
    work: Callable[[], Result], meanwhile: Callable[[], object] = bool
) -> Iterator[Callable[[], Result]]:
    """What the other process cannot tell, a fault above all, is done again here, and met here.

    `meanwhile` is done here where there is nothing to do but to wait for the other.
    """
    if not forked.may_fork():
        yield work
        return
    source, sink = os.pipe()
    # What is there stays, and would be copied to the other process if it were looked through.
    gc.freeze()
    process = os.fork()
    if process == 0:
        os.close(source)
        tell(work, sink)
    os.close(sink)
    with open(source, "rb") as pipe:
        try:
            yield cache(lambda: answer(told_by(pipe, meanwhile), work))
        finally:
            gc.unfreeze()
            with suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
            os.waitpid(process, 0)


def tell(work: Callable[[], object], sink: int) -> None:
    """What the other process does; it never comes back. It tells all or nothing: the length of the
    answer stands before it.
    """
    try:
        data = packed(work())
        with open(sink, "wb") as pipe:
            pipe.write(len(data).to_bytes(HEAD, "big") + data)
    finally:
        os._exit(0)


def told_by(pipe: BinaryIO, meanwhile: Callable[[], object]) -> bytes:
    if not select([pipe], [], [], 0)[0]:
        meanwhile()
    return pipe.read()


def answer(data: bytes, work: Callable[[], Result]) -> Result:
    length = int.from_bytes(data[:HEAD], "big")
    if len(data) <= HEAD or len(data) != HEAD + length:
        return work()
    result: Result = unpacked(data[HEAD:])
    return result
