"""Cutting a text into its statements, so that one that is not understood spoils no other."""

from collections.abc import Iterator

from sqlglot import Dialect
from sqlglot.errors import TokenError
from sqlglot.tokenizer_core import TokenType


def statements_of(text: str, dialect: str) -> Iterator[str]:
    """Each statement's own text. A text that has no tokens of the dialect is one statement."""
    try:
        tokens = Dialect.get_or_raise(dialect).tokenize(text)
    except TokenError:
        yield text
        return
    if any(token.token_type is TokenType.BEGIN for token in tokens):
        # The body of a trigger or a procedure has semicolons of its own.
        yield text.strip()
        return
    start: int | None = None
    end = 0
    for token in tokens:
        if token.token_type is TokenType.SEMICOLON:
            if start is not None:
                yield text[start : end + 1]
            start = None
            continue
        start = token.start if start is None else start
        end = token.end
    if start is not None:
        yield text[start : end + 1]
