"""What one revision may cost. Hostile or broken code meets these, real migrations do not."""

MOST_STEPS = 5_000
"""Steps of one script."""

MOST_WORK = 60_000
"""Statements, calls and rounds of loops, upgrade and downgrade each."""

MOST_WORK_ELSEWHERE = 4_000
"""Of those, in functions of other files that the revision calls, each call."""

MOST_WORK_FOR_VALUE = 300
"""Of those, for the value of a name in another file, or for the body of a class."""

MOST_WORK_FOR_METADATA = 5_000
"""Of those, for each value on the way from env.py to the metadata that it hands over."""

MOST_SECONDS = 10
"""For one script; only code that makes each of its steps as heavy as it can comes near this."""

MOST_ROUNDS = 2_000
"""Rounds of one loop; a longer one is followed once, as if its length were not known."""

DEEPEST_CALLS = 20
"""Functions that call each other."""

LONGEST_TEXT = 1_000_000
MOST_ITEMS = 20_000
MOST_BITS = 4_096
MOST_PIECES = 500
LARGEST_DATA = 60_000
"""Elements of containers within containers, texts of 64 characters counting as one, that are
still looked through."""

MOST_OPTIONS = 8
"""Values between which a Choice still distinguishes."""


class Halt(Exception):
    """A limit was met; the script ends here. Its text says which."""


class ProgramRaised(Exception):
    """The evaluated program raises here, in the file of that path."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path
