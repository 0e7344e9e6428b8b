"""Heads of revisions as Alembic's template writes them, told by their text alone.

To parse one takes ten times as long, and a history has thousands. The patterns list what is
understood; anything else is not known here, and parsed.
"""

import re
from functools import lru_cache
from keyword import kwlist

from adapters.alembic_project.folding import Assigned, ModuleNames
from domain.classes import frozen

ENDING = r"[ \t]*+(?:#[^\n]*+)?+\n"
OWN = "revision", "down_revision", "branch_labels", "depends_on"
# Most words of Python are looked for in what was matched: in each name they would make the patterns
# so large that to compile them took longer than to parse the heads of a hundred revisions.
NAME = r"(?!(?:as|from|import)\b)[A-Za-z_][A-Za-z0-9_]*+"
DOTTED = rf"{NAME}(?:\.{NAME})*+"
IMPORTED = rf"{NAME}(?: as {NAME})?+"
IMPORT = (
    rf"import {DOTTED}(?: as {NAME})?+(?:, {DOTTED}(?: as {NAME})?+)*+"
    rf"|from (?:\.++(?:{DOTTED})?+|{DOTTED}) import "
    rf"(?:{IMPORTED}(?:, {IMPORTED})*+|\(\s*+{IMPORTED}(?:,\s++{IMPORTED})*+,?+\s*+\))"
)
PLAIN_TYPE = r"(?:str|None|(?:Sequence|Tuple|tuple|List|list)\[str(?:, \.\.\.)?+\])"
TYPE = (
    rf"(?:(?:Union|Optional)\[{PLAIN_TYPE}(?:, {PLAIN_TYPE})*+\]"
    rf"|{PLAIN_TYPE}(?: \| {PLAIN_TYPE})*+)"
)
TEXT = r"""(?:"[^"\\\n]*+"|'[^'\\\n]*+')"""
SEVERAL = rf"(?:\(\)|\({TEXT},\)|\({TEXT}(?:, {TEXT})++,?+\)|\[(?:{TEXT}(?:, {TEXT})*+)?+\])"
VALUE = rf"(?:None|{TEXT}(?![\"'])|{SEVERAL})"
IDENTIFIER = rf"(?:{'|'.join(OWN)})(?:: {TYPE})?+ = {VALUE}"
HEAD = re.compile(
    rf'(?:{ENDING})*+(?:"""(?P<docstring>(?:[^"\\]|"(?!""))*+)"""{ENDING})?+'
    rf"(?P<rest>(?:(?:{IMPORT}|{IDENTIFIER}|{NAME} = {VALUE})?+{ENDING})*+)"
)
ASSIGNED = re.compile(rf"^({'|'.join(OWN)})(?:: {TYPE})?+ = ({VALUE})", re.MULTILINE)
GIVEN = re.compile(TEXT)
# What an import says, and what another name than those is assigned to.
NAMING = re.compile(
    rf"^(?:(?:import|from) [^\n(#]*+(?:\([^)]*+\))?+|(?!(?:{'|'.join(OWN)})\b)\w++(?= = ))",
    re.MULTILINE,
)
WORD = re.compile(r"\w+")
RESERVED = {*kwlist, *OWN} - {"as", "from", "import"}
# What Python does with these within a text or between lines is for Python to tell.
ODD = re.compile(r"[\r\t\f\0]")


@frozen
class PlainHead:
    """The identifiers that stand there, and the docstring, None where there is none."""

    names: ModuleNames
    docstring: str | None


def plain_head(text: str) -> PlainHead | None:
    """What stands above the first function; None where the text does not tell it."""
    found = HEAD.fullmatch(text)
    if found is None or ODD.search(text):
        return None
    if not all(map(names_are_free, NAMING.findall(text, found.start("rest")))):
        return None
    names = ModuleNames()
    line, passed = 1, 0
    for one in ASSIGNED.finditer(text, found.start("rest")):
        line += text.count("\n", passed, one.start())
        passed = one.start()
        names.names[one[1]] = Assigned(value_of(one[2]), line, 1)
    return PlainHead(names, found["docstring"])


@lru_cache(1024)
def names_are_free(statement: str) -> bool:
    """Whether it has no word of Python for a name, and none that is looked for."""
    return RESERVED.isdisjoint(WORD.findall(statement))


def value_of(text: str) -> object:
    if text == "None":
        return None
    given = tuple(each[1:-1] for each in GIVEN.findall(text))
    return given if text[0] in "([" else given[0]
