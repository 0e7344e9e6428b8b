"""Which tables a revision asks for that has the names of all of them."""

import re

MENTIONED = re.compile(r"\bget_table_names\b")
STRING = r"[\"'](?P<table>[\w.]+)[\"']\s+(?:not\s+)?in\s+"
ALL = r"[\w.]+(?:\([\w.()]*\))?\.get_table_names\((?:schema=[^()]*)?\)"
AT_ONCE = re.compile(STRING + ALL)
HELD = re.compile(
    rf"^[ \t]+(?P<name>\w+) = (?:(?:set|list|sorted)\()?{ALL}\)?[ \t]*(?:#.*)?$", re.MULTILINE
)


def tables_asked_for(text: str) -> frozenset[str] | None:
    """The tables of which it is asked whether they are among all that there are; None where more
    may be asked.
    """
    at_once = [found["table"] for found in AT_ONCE.finditer(text)]
    held = [found["name"] for found in HELD.finditer(text)]
    asked = set(at_once)
    for name in dict.fromkeys(held):
        tests = re.findall(rf"{STRING}{name}\b(?!\s*[.(\[])", text)
        if len(re.findall(rf"\b{name}\b", text)) != len(tests) + held.count(name):
            return None
        asked.update(tests)
    return frozenset(asked) if len(MENTIONED.findall(text)) == len(at_once) + len(held) else None
