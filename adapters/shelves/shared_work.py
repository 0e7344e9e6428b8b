"""Work of several parts that two processes share."""

import os
from collections.abc import Callable, Sequence

from adapters.shelves.beside import in_another_process
from adapters.shelves.forked import Queue

Part = Callable[[], object]


def shared_out(parts: Sequence[Part]) -> None:
    """Each part is done once, by whichever process is free first; in order, where there is but one.

    What the other process took and did not tell of is done again here: a fault is met here.
    """
    queue = Queue.of(len(parts))

    def taken() -> tuple[int, ...]:
        done = []
        while (number := queue.take()) is not None:
            parts[number]()
            done.append(number)
        return tuple(done)

    try:
        with in_another_process(taken) as told:
            done = {*taken(), *told()}
    finally:
        os.close(queue.source)
    for number, part in enumerate(parts):
        if number not in done:
            part()
