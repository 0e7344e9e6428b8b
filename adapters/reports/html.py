"""A review as a page that is one file: it loads nothing, runs nothing, and prints."""

from base64 import b64encode
from functools import cache
from hashlib import sha256
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from adapters.reports.html_code import highlighted
from adapters.reports.html_view import View, by_status
from adapters.reports.text import counted, printable
from domain.classes import frozen
from domain.review.outcome import Outcome
from domain.review.size_words import size_told
from domain.rules.rule import Rule
from domain.version import VERSION

HERE = Path(__file__).parent / "html_page"


@frozen
class HtmlReport:
    """`rules` are those that there are: they answer the checklist."""

    rules: tuple[Rule, ...]

    def render(self, outcome: Outcome) -> str:
        style = (HERE / "review.css").read_text(encoding="utf-8")
        page = environment().get_template("review.html")
        return page.render(
            view=View(outcome, self.rules),
            outcome=outcome,
            style=Markup(style),
            policy=policy_for(style),
            version=VERSION,
        )


def policy_for(style: str) -> str:
    """The browser takes the one style whose digest this is, and nothing else from anywhere."""
    digest = b64encode(sha256(style.encode()).digest()).decode()
    return (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


@cache
def environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(HERE),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=shown,
    )
    made.filters |= {
        "counted": counted,
        "highlighted": highlighted,
        "by_status": by_status,
        "size": size_told,
    }
    return made


def shown(value: object) -> object:
    """Names in reviewed code steer nothing: what cannot be printed is told by its number."""
    return printable(value, keep="\n") if type(value) is str else value
