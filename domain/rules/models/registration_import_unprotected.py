"""Imports that a linter takes away, and tables with them."""

from collections.abc import Iterator

from domain.diagnosis.concern import Concern
from domain.diagnosis.models import Registration
from domain.diagnosis.rewrites import Remarked, Span
from domain.diagnosis.rule import EnvironmentRule
from domain.diagnosis.setup import Setup
from domain.diagnosis.telling_models import facts_of, listed
from domain.diagnosis.written import Change
from domain.review.finding import Level
from domain.rules.rule import Description

ABOUT = Description(
    name="registration-import-unprotected",
    family="models",
    level=Level.WARNING,
    finds="an import without which models are not seen, and that a linter reports as unused.",
    why=(
        "Nothing in the file uses the name, so linters report it (F401), and some remove it when "
        "they are asked to correct. From then on autogenerate proposes to drop the tables."
    ),
    silent_when=(
        "the line says `# noqa: F401`, the name is used, or stands in __all__",
        "it is imported as itself: `from app import models as models`",
        "the linter's settings speak of F401",
        "the models are imported elsewhere, too",
    ),
    way_out="`# noqa: F401` at the end of the line, which says why the import is there.",
    hazards=("env-metadata-missing",),
)


def check(setup: Setup) -> Iterator[Concern]:
    for found in facts_of(setup).registrations:
        names = listed(list(found.models))
        yield Concern(
            f"nothing uses this import, and without it env.py does not see {names}: a linter that "
            "takes unused imports away takes the tables with it",
            found.location,
            edits=(protected(found),),
            safe=True,
        )


def protected(found: Registration) -> Change:
    return Remarked(Span.of_line(found.location.path, found.location.line), "# noqa: F401")


REGISTRATION_IMPORT_UNPROTECTED = EnvironmentRule(ABOUT, check)
