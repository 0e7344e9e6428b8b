"""Time and memory of whole processes."""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from statistics import median

from attrs import field, frozen

# In a checkout Python compiles all that it imports each time, where it is told to keep nothing.
# What pip has installed was compiled then, and so was what we are compared with.
KEEPS_NO_BYTECODE = "PYTHONDONTWRITEBYTECODE"
LAUNCHER = (sys.executable, "-I", "-S", str(Path(__file__).with_name("launch.py")))


@frozen
class Command:
    """`accepted`: the statuses that mean that it did its work. `prepare` runs before each run of
    it, outside of what is measured.
    """

    arguments: Sequence[str]
    folder: Path
    accepted: frozenset[int] = frozenset({0})
    variables: Mapping[str, str] = field(factory=dict)
    prepare: Callable[[], object] = lambda: None


@frozen
class Measured:
    """Medians of wall time and CPU time in seconds, and the largest peak of memory in MiB.

    Compare CPU times: a machine that is busy with something else stretches wall time only.
    """

    seconds: float
    cpu: float
    mebibytes: float


class CommandFailed(Exception):
    """The status was none of those that count as done: its time says nothing."""


def measure(commands: Sequence[Command], times: int) -> list[Measured]:
    """Each command once to warm up, then all of them in turn `times` times.

    In turn, so that a machine that slows down for a moment slows all of them. Raise CommandFailed.
    """
    for command in commands:
        run(command)
    rounds = [[run(command) for command in commands] for _ in range(times)]
    return [
        Measured(
            median(r.seconds for r in runs),
            median(r.cpu for r in runs),
            max(r.mebibytes for r in runs),
        )
        for runs in zip(*rounds, strict=True)
    ]


def run(command: Command) -> Measured:
    command.prepare()
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("ASSAY_") and name != KEEPS_NO_BYTECODE
    }
    told = subprocess.run(
        [*LAUNCHER, *command.arguments],
        cwd=command.folder,
        env={**kept, **command.variables},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    status, *numbers = told.stdout.split()
    if int(status) not in command.accepted:
        raise CommandFailed(f"{' '.join(command.arguments)}: status {status}")
    return Measured(*(float(number) for number in numbers))
