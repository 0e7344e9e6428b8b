"""Two revisions that get the same file name."""

import re
from collections.abc import Iterator

from domain.diagnosis.concern import Concern
from domain.diagnosis.rule import EnvironmentRule
from domain.diagnosis.setup import Setup
from domain.review.finding import Level
from domain.rules.rule import Description

UNIQUE = re.compile(r"%\((?:rev|epoch|second)\)")

ABOUT = Description(
    name="colliding-file-template",
    family="environment",
    level=Level.WARNING,
    finds="a file_template without the revision's id.",
    why=(
        "`alembic revision` writes over a file of the same name without a question: two revisions "
        "with one message, on one day, are one file, and the first is gone."
    ),
    silent_when=("it has the id, the epoch or the second in it",),
    way_out="Put `%%(rev)s` into it.",
)


def check(setup: Setup) -> Iterator[Concern]:
    stated = setup.configuration.options.get("file_template")
    if stated is None or UNIQUE.search(stated.value.replace("%%", "%")):
        return
    text = stated.written.text
    quote = text[0] if text[:1] in "\"'" else ""
    new = f"{quote}%%(rev)s_{text.removeprefix(quote)}"
    yield Concern(
        "two revisions with the same message get the same file, and the second writes over the "
        "first",
        stated.written.location,
        (stated.written.replaced(new),),
        safe=True,
    )


COLLIDING_FILE_TEMPLATE = EnvironmentRule(ABOUT, check)
