"""Cutting a text into its statements, so that one that is not understood spoils no other."""

from collections.abc import Iterator

from sqlglot import Dialect
from sqlglot.errors import TokenError
from sqlglot.tokenizer_core import Token, TokenType

from adapters.sql.lines import start_of

# Words that END closes in the body of a procedure without having been counted.
OWN_END = ("IF", "LOOP", "WHILE", "REPEAT", "FOR", "CASE")


def separated(text: str, dialect: str) -> Iterator[tuple[int, str]]:
    """Each statement's own text, with the place where it begins.

    A text that has no tokens of the dialect is one statement.
    """
    try:
        tokens = Dialect.get_or_raise(dialect).tokenize(text)
    except TokenError:
        yield start_of(text, 0), text
        return
    statement: list[Token] = []
    depth = 0
    for before, token in zip([None, *tokens], tokens, strict=False):
        if token.token_type is TokenType.SEMICOLON and depth <= 0:
            yield from whole(statement, text)
            statement, depth = [], 0
            continue
        statement.append(token)
        if statement[0].token_type is TokenType.CREATE:
            # The body of a trigger or a procedure has semicolons of its own.
            depth += nesting(before, token)
    yield from whole(statement, text)


def nesting(before: Token | None, token: Token) -> int:
    after_end = before is not None and before.token_type is TokenType.END
    if after_end and token.text.upper() in OWN_END:
        # END IF closes no BEGIN, and the CASE of END CASE opens nothing.
        return 0 if token.text.upper() == "CASE" else 1
    if token.token_type in (TokenType.BEGIN, TokenType.CASE):
        return 1
    return -1 if token.token_type is TokenType.END else 0


def whole(tokens: list[Token], text: str) -> Iterator[tuple[int, str]]:
    if tokens:
        yield tokens[0].start, text[tokens[0].start : tokens[-1].end + 1]
