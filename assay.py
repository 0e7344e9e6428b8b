"""Start Assay from wherever its packages are: beside us in a checkout, in _assay in a wheel.

The working folder and PYTHONPATH are taken off the path first. They belong to the project under
review, whose `alembic/` or `yaml.py` must not be imported in place of the library of that name.
"""

import atexit
import os
import sys


def main() -> None:
    here = os.path.dirname(os.path.abspath(__file__))
    foreign = {os.path.abspath(entry) for entry in ["", *pythonpath()]} - {here}
    sys.path[:] = [entry for entry in sys.path if os.path.abspath(entry) not in foreign]
    shipped = os.path.join(here, "_assay")
    sys.path.insert(0, shipped if os.path.isdir(shipped) else here)

    from entrypoints.cli import main as cli

    try:
        cli()
    except SystemExit as ended:
        leave(ended)


def leave(ended: SystemExit) -> None:
    """At once: to take apart all that a review has made takes a tenth of its time. Raise SystemExit
    where something is still at work.
    """
    import threading

    if not isinstance(ended.code, int) or threading.active_count() > 1:
        raise ended
    atexit._run_exitfuncs()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(ended.code)


def pythonpath() -> list[str]:
    return [entry for entry in os.environ.get("PYTHONPATH", "").split(os.pathsep) if entry]


if __name__ == "__main__":
    main()
