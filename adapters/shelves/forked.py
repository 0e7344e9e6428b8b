"""Reading ahead with a second process, forked from this one."""

import gc
import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from select import select

from attrs import field

from adapters.shelves.piped import CannotBeSent, packed, unpacked
from application.ports.beside import Beside
from application.ports.reading_ahead import Ahead, Read
from application.ports.shelves import Kept
from domain.classes import define, frozen

# Fewer are read before a second process is of any use.
LEAST = 150
CHUNK = 8
# The numbers of the chunks wait in a pipe, two bytes each; some systems give it no more than 4096.
MOST_CHUNKS = 2000
HEAD = 4


@frozen
class ForkedReading:
    """Both processes take chunks of revisions from one queue until it is empty.

    So neither waits while there is something to read, however long the caller takes for the rest
    of its work. Where a second process would not help, or forking is not safe, nobody reads ahead.
    """

    least: int = LEAST

    @contextmanager
    def __call__(self, read: Read, revisions: int) -> Iterator[Ahead]:
        if not may_fork():
            yield Unaided(None)
            return
        if revisions < self.least:
            yield Unaided(beside())
            return
        size = max(CHUNK, -(-revisions // MOST_CHUNKS))
        chunks = [range(n, min(n + size, revisions)) for n in range(0, revisions, size)]
        helper = Helper.started(read, chunks)
        try:
            yield helper
        finally:
            helper.end()


@frozen
class Unaided:
    """Nobody reads ahead; whoever else has time may do something else."""

    beside: Beside | None

    def __call__(self, number: int) -> Kept | None:
        return None


def beside() -> Beside:
    from adapters.shelves.beside import in_another_process

    return in_another_process


def may_fork() -> bool:
    """A copy of a process with threads has none of them, but all that they had locked."""
    if not hasattr(os, "fork") or threading.active_count() > 1:
        return False
    mine = os.sched_getaffinity(0) if sys.platform == "linux" else range(os.cpu_count() or 1)
    return len(mine) > 1


@define
class Queue:
    """Numbers in ascending order; each is taken once, by whichever process is first."""

    source: int

    @classmethod
    def of(cls, count: int) -> "Queue":
        source, sink = os.pipe()
        os.write(sink, b"".join(number.to_bytes(2, "big") for number in range(count)))
        os.close(sink)
        return cls(source)

    def take(self) -> int | None:
        taken = os.read(self.source, 2)
        return int.from_bytes(taken, "big") if taken else None


@define
class Helper:
    """The other process, from where this one stands. `pipe` is what comes from there."""

    read: Read
    chunks: list[range]
    queue: Queue
    process: int
    pipe: int
    is_open: bool = True
    arriving: bytearray = field(factory=bytearray)
    done: dict[int, list[Kept | None]] = field(factory=dict)

    @classmethod
    def started(cls, read: Read, chunks: list[range]) -> "Helper":
        queue = Queue.of(len(chunks))
        source, sink = os.pipe()
        # What is there stays, and would be copied to the other process if it were looked through.
        gc.freeze()
        process = os.fork()
        if process == 0:
            os.close(source)
            help_out(read, chunks, queue, sink)
        os.close(sink)
        return cls(read, chunks, queue, process, source)

    @property
    def beside(self) -> Beside | None:
        self.take_in()
        return None if self.is_open else beside()

    def __call__(self, number: int) -> Kept | None:
        chunk, place = divmod(number, len(self.chunks[0]))
        self.take_in()
        while chunk not in self.done:
            self.go_on(chunk)
        answers = self.done[chunk]
        if number == self.chunks[chunk][-1]:
            del self.done[chunk]
        return answers[place]

    def go_on(self, chunk: int) -> None:
        """Read what nobody reads yet, or wait for what is being read."""
        taken = self.queue.take()
        if taken is not None:
            self.done[taken] = [self.read(number) for number in self.chunks[taken]]
            self.take_in()
        elif self.is_open:
            self.take_in(patience=None)
        else:
            # The helper took it and ended before it was done.
            self.done[chunk] = [None] * len(self.chunks[chunk])

    def take_in(self, patience: float | None = 0) -> None:
        """What has arrived; None waits until something does. A full pipe would stop the helper."""
        while self.is_open and select([self.pipe], [], [], patience)[0]:
            data = os.read(self.pipe, 1 << 16)
            self.is_open = bool(data)
            self.arriving += data
            patience = 0
        while len(self.arriving) >= HEAD:
            end = HEAD + int.from_bytes(self.arriving[:HEAD], "big")
            if len(self.arriving) < end:
                return
            chunk, answers = unpacked(self.arriving[HEAD:end])
            self.done[chunk] = answers
            del self.arriving[:end]

    def end(self) -> None:
        gc.unfreeze()
        for descriptor in (self.pipe, self.queue.source):
            os.close(descriptor)
        with suppress(ProcessLookupError):
            os.kill(self.process, signal.SIGKILL)
        os.waitpid(self.process, 0)


def help_out(read: Read, chunks: list[range], queue: Queue, sink: int) -> None:
    """What the other process does; it never comes back.

    A fault ends it without a word: whoever waits reads the revision then, and meets it as well.
    """
    try:
        while (chunk := queue.take()) is not None:
            data = packed_answers(chunk, [read(number) for number in chunks[chunk]])
            with open(sink, "wb", closefd=False) as pipe:
                pipe.write(len(data).to_bytes(HEAD, "big") + data)
    finally:
        os._exit(0)


def packed_answers(chunk: int, answers: list[Kept | None]) -> bytes:
    """None in place of an answer that cannot be sent."""
    try:
        return packed((chunk, answers))
    except CannotBeSent:
        return packed((chunk, [one if can_be_sent(one) else None for one in answers]))


def can_be_sent(answer: Kept | None) -> bool:
    try:
        packed(answer)
    except CannotBeSent:
        return False
    return True
