"""Runs `assay` and writes down what Python asked the system for: files, folders, sockets, programs.

python watched.py LOG ARGUMENT...; a line of LOG is the event and what it was about.
"""

import os
import sys

LOG = os.open(sys.argv[1], os.O_WRONLY | os.O_APPEND | os.O_CREAT)
WATCHED = ("open", "os.listdir", "os.scandir")
NEVER = ("socket.", "subprocess.", "os.exec", "os.spawn", "os.posix_spawn", "os.system", "urllib.")


def note(event: str, arguments: tuple[object, ...]) -> None:
    about = arguments[0] if arguments else ""
    # A number is a file that is open already: the pipe between the two processes.
    if (event in WATCHED and not isinstance(about, int)) or event.startswith(NEVER):
        place = os.fsdecode(about) if isinstance(about, bytes) else str(about)
        os.write(LOG, f"{event} {place!r}\n".encode(errors="backslashreplace"))


def run() -> None:
    from assay import main

    sys.addaudithook(note)
    sys.argv = ["assay", *sys.argv[2:]]
    main()


run()
