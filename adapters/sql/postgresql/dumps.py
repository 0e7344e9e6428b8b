"""What psql understands in a dump, and the server does not."""

import re

# A command of psql (\connect, \restrict), and the rows of COPY up to the line that ends them.
COMMAND = re.compile(r"^\\[a-z].*$", re.MULTILINE)
ROWS = re.compile(
    r"^COPY [^;\n]* FROM stdin;\n(?:.*\n)*?\\\.$", re.MULTILINE | re.IGNORECASE | re.ASCII
)


def without_psql(text: str) -> str:
    """The same lines, those of psql empty."""
    return COMMAND.sub("", ROWS.sub(emptied, text))


def emptied(found: re.Match[str]) -> str:
    return "\n" * found[0].count("\n")
