"""Run a command; tell its status, its wall and CPU time in seconds and its peak memory in MiB.

Linux gives a new process the peak of the one that started it. So this one stays small: it imports
nothing but what Python has loaded anyway.
"""

import os
import sys
import time

# Linux counts kibibytes, macOS bytes.
UNIT = 2**20 if sys.platform == "darwin" else 2**10


def main(command: list[str]) -> None:
    quiet = os.open(os.devnull, os.O_RDWR)
    silence = [(os.POSIX_SPAWN_DUP2, quiet, stream) for stream in (0, 1, 2)]
    started = time.perf_counter()
    child = os.posix_spawn(command[0], command, os.environ, file_actions=silence)
    _, ended_with, usage = os.wait4(child, 0)
    seconds = time.perf_counter() - started
    cpu = usage.ru_utime + usage.ru_stime
    print(os.waitstatus_to_exitcode(ended_with), seconds, cpu, usage.ru_maxrss / UNIT)


if __name__ == "__main__":
    main(sys.argv[1:])
