"""Python with its words told apart, as HTML."""

import re

from markupsafe import Markup, escape

from adapters.reports.text import printable

KEYWORDS = "and|as|def|else|False|for|from|if|import|in|is|None|not|or|pass|raise|return|True|with"
TOKENS = re.compile(
    r"(?P<comment>\#[^\n]*)"
    r"|(?P<string>[bfr]{0,2}(?:\"\"\".*?\"\"\"|'''.*?'''|\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'))"
    rf"|\b(?P<keyword>{KEYWORDS}|while)\b"
    r"|\b(?P<number>\d[\d_.]*)\b",
    re.DOTALL,
)


def highlighted(code: str) -> Markup:
    """Each token in a span of its kind. What is no Python comes through as it is, escaped."""
    text = printable(code.rstrip(), keep="\n")
    parts, end = [], 0
    for token in TOKENS.finditer(text):
        parts += [escape(text[end : token.start()]), span(token)]
        end = token.end()
    return Markup("").join([*parts, escape(text[end:])])


def span(token: re.Match[str]) -> Markup:
    return Markup('<span class="{}">{}</span>').format(token.lastgroup, token[0])
