"""The database of a URL that env.py itself spells out."""

import re

from domain.databases.target import Database, database_named
from domain.errors import UnknownDatabase

URL = r"[rb]?[\"'](?P<scheme>\w+)(?:\+\w+)?://"
MADE = re.compile(rf"\bcreate_(?:async_)?engine\(\s*{URL}")
ENGINE = re.compile(r"\b(?:create_(?:async_)?engine|(?:async_)?engine_from_config)\(")
SET = re.compile(r"set_main_option\(\s*[\"']sqlalchemy\.url[\"']\s*,\s*")
SET_SO = re.compile(SET.pattern + URL)
COMMENT = re.compile(r"^\s*#.*$", re.MULTILINE)


def database_spelled_out(text: str) -> Database | None:
    """None where a URL comes from somewhere else, or where two are of different databases."""
    code = COMMENT.sub("", text)
    whole, literal = (SET, SET_SO) if SET.search(code) else (ENGINE, MADE)
    schemes = [found["scheme"] for found in literal.finditer(code)]
    if not schemes or len(schemes) != len(whole.findall(code)):
        return None
    try:
        databases = {database_named(scheme) for scheme in schemes}
    except UnknownDatabase:
        return None
    return databases.pop() if len(databases) == 1 else None
