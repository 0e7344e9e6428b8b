"""A URL as text, with three stars where its password was."""

from collections.abc import Iterator

from domain.diagnosis.concern import Concern
from domain.diagnosis.rule import EnvironmentRule
from domain.diagnosis.setup import Setup
from domain.diagnosis.sources import env_of
from domain.diagnosis.written import Change, Written
from domain.review.finding import Level
from domain.rules.rule import Description

ABOUT = Description(
    name="masked-password-url",
    family="environment",
    level=Level.ERROR,
    finds="str() of a URL object, used as the URL to connect with.",
    why=(
        "`str(engine.url)` has `***` in place of the password since SQLAlchemy 2.0: the migrations "
        "fail with `password authentication failed`, though the application connects."
    ),
    silent_when=(
        "it stands in a message for people",
        "it serves an old SQLAlchemy, in `except AttributeError`",
    ),
    way_out="`render_as_string(hide_password=False)`, or hand the engine over instead of its URL.",
)


def check(setup: Setup) -> Iterator[Concern]:
    for written in env_of(setup).masked_urls:
        edit = corrected(written)
        yield Concern(
            "str() of a URL hides its password: what connects with it is refused",
            written.location,
            (edit,) if edit else (),
            fix="" if edit else "url.render_as_string(hide_password=False)",
            safe=edit is not None,
        )


def corrected(written: Written) -> Change | None:
    text = written.text
    if not (text.startswith("str(") and text.endswith(")")):
        return None
    return written.unwrapped(".render_as_string(hide_password=False)")


MASKED_PASSWORD_URL = EnvironmentRule(ABOUT, check)
