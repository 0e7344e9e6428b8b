"""What MySQL does when it calls a procedure that the same text has made.

It is how revisions there say IF EXISTS: a procedure is made, called and dropped.
"""

import re
from collections.abc import Iterator

from attrs import field
from sqlglot import Dialect
from sqlglot.errors import TokenError
from sqlglot.tokenizer_core import Token, TokenType

from adapters.sql.portable.maintenance import NAME, bare
from domain.classes import define

CREATED = re.compile(
    rf"create\s+(?:or\s+replace\s+)?(?:definer\s*=\s*\S+\s+)?procedure\s+"
    rf"(?:if\s+not\s+exists\s+)?({NAME})\s*\(.*",
    re.IGNORECASE | re.DOTALL,
)
CALLED = re.compile(rf"call\s+({NAME})\s*(?:\(.*\))?\s*;?", re.IGNORECASE | re.DOTALL)
# What such a word is followed by is a statement of its own.
OPENING = frozenset(("BEGIN", "THEN", "ELSE", "DO", "LOOP", "REPEAT"))
DOING_WORDS = "ALTER CREATE DROP RENAME TRUNCATE INSERT UPDATE DELETE REPLACE"
DOING = frozenset(DOING_WORDS.split())


@define
class Procedures:
    """Those that the text has made so far, by name."""

    dialect: str
    made: dict[str, str] = field(factory=dict)

    def called(self, statement: str) -> Iterator[str]:
        """The statements of the procedure that this one calls. What it decides when it runs is not
        known: any of them may not happen.
        """
        if created := CREATED.fullmatch(statement):
            self.made[bare(created[1]).lower()] = statement
        elif call := CALLED.fullmatch(statement.strip()):
            yield from self.statements(self.made.get(bare(call[1]).lower(), ""))

    def statements(self, text: str) -> Iterator[str]:
        try:
            tokens = Dialect.get_or_raise(self.dialect).tokenize(text)
        except TokenError:
            return
        part: list[Token] = []
        for token in tokens:
            if token.token_type is TokenType.SEMICOLON or opens(part, token):
                yield from doing(part, text)
                part = []
            else:
                part.append(token)


def opens(part: list[Token], token: Token) -> bool:
    """Whether what stands before the token is no statement but what leads to one. Within a
    statement the same words mean something else: CASE ... THEN.
    """
    within = part and part[0].text.upper() in DOING and not is_procedure(part)
    return token.text.upper() in OPENING and not within


def doing(part: list[Token], text: str) -> Iterator[str]:
    """A statement that changes something. CREATE PROCEDURE itself ends in no semicolon."""
    if part and part[0].text.upper() in DOING and not is_procedure(part):
        yield text[part[0].start : part[-1].end + 1]


def is_procedure(part: list[Token]) -> bool:
    return any(token.text.upper() == "PROCEDURE" for token in part[:8])
