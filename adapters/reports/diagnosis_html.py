"""A diagnosis as a page that is one file: it loads nothing, runs nothing, and prints."""

from collections.abc import Iterator

from markupsafe import Markup

from adapters.reports.html import HERE, environment, policy_for
from domain.classes import frozen
from domain.diagnosis.diagnosis import Diagnosis
from domain.diagnosis.verdicts import conclusion, status
from domain.review.finding import Level
from domain.version import VERSION

LEVELS = ((Level.ERROR, "errors"), (Level.WARNING, "warnings"), (Level.INFO, "notes"))
KINDS = {"+": "added", "-": "removed", "@": "place-in-file"}


@frozen
class HtmlDiagnosisReport:
    def render(self, diagnosis: Diagnosis) -> str:
        names = ("review.css", "diagnosis.css")
        style = "\n".join((HERE / name).read_text(encoding="utf-8") for name in names)
        made = environment().overlay()
        made.filters = {**made.filters, "diff_lines": diff_lines}
        return made.get_template("diagnosis.html").render(
            diagnosis=diagnosis,
            status=status(diagnosis),
            conclusion=conclusion(diagnosis),
            levels=LEVELS,
            style=Markup(style),
            policy=policy_for(style),
            version=VERSION,
        )


def diff_lines(diff: str) -> Iterator[tuple[str, str]]:
    for line in diff.split("\n"):
        heading = line.startswith(("--- ", "+++ "))
        yield "place-in-file" if heading else KINDS.get(line[:1], "kept"), line
