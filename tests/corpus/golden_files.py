"""Write the golden files anew: python -m tests.corpus.golden_files [NAME ...]

Every history that is here is reviewed, and the table in docs/reading.md follows. Read the
difference before you commit it: each number that changed is a finding that came or went, and
somebody should have looked at it.
"""

import sys

from tests.corpus.histories import histories
from tests.corpus.reading_table import READING, held, table, with_table
from tests.corpus.reviews import GOLDEN, as_text, golden, numbers


def main(names: list[str]) -> int:
    GOLDEN.mkdir(exist_ok=True)
    wanted = [h for h in histories() if h.is_here and (not names or h.name in names)]
    for history in wanted:
        golden(history).write_text(as_text(numbers(history)), encoding="utf-8")
        print(golden(history), file=sys.stderr)
    text = READING.read_text(encoding="utf-8")
    READING.write_text(with_table(text, table(held())), encoding="utf-8")
    if not wanted:
        print("No history is here. Run: python -m tests.corpus.fetch --all", file=sys.stderr)
    return 0 if wanted else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
