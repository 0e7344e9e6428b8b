"""Reports, each built when it is first asked for: a review imports the one that it renders.

Only the container asks for them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from entrypoints.rules_on_demand import RULES, descriptions_of_doctor

if TYPE_CHECKING:
    from collections.abc import Callable

    from adapters.reports.effects_json import JsonEffectsReport
    from adapters.reports.effects_text import TextEffectsReport
    from adapters.reports.json_document import JsonReviewDocument
    from adapters.reports.rules_json import JsonRulesReport
    from adapters.reports.rules_text import TextRulesReport
    from application.ports.checklist_report import ChecklistReport
    from application.ports.diagnosis_report import DiagnosisReport
    from application.ports.graph_report import GraphReport
    from application.ports.initiation_report import InitiationReport
    from application.ports.report import Report


def review_document() -> JsonReviewDocument:
    from adapters.reports.json_document import JsonReviewDocument

    return JsonReviewDocument()


def text_of_review(colour: bool = False, explain_reading: bool = False) -> Report:
    from adapters.reports.text import TextReport

    return TextReport(colour=colour, explain_reading=explain_reading)


def text_of_effects(colour: bool = False) -> TextEffectsReport:
    from adapters.reports.effects_text import TextEffectsReport

    return TextEffectsReport(colour=colour)


def json_of_effects() -> JsonEffectsReport:
    from adapters.reports.effects_json import JsonEffectsReport

    return JsonEffectsReport()


def text_of_rules(colour: bool = False) -> TextRulesReport:
    from adapters.reports.rules_text import TextRulesReport

    return TextRulesReport(colour=colour)


def json_of_rules() -> JsonRulesReport:
    from adapters.reports.rules_json import JsonRulesReport

    return JsonRulesReport()


def sarif_report() -> Report:
    from adapters.reports.sarif import SarifReport

    return SarifReport(tuple(rule.about for rule in RULES))


def github_report() -> Report:
    from adapters.reports.github import GitHubReport

    return GitHubReport()


def gitlab_report() -> Report:
    from adapters.reports.gitlab import GitLabReport

    return GitLabReport()


def junit_report() -> Report:
    from adapters.reports.junit import JUnitReport

    return JUnitReport()


def markdown_report() -> Report:
    from adapters.reports.markdown import MarkdownReport

    return MarkdownReport(tuple(RULES))


def html_report() -> Report:
    from adapters.reports.html import HtmlReport

    return HtmlReport(tuple(RULES))


SERVICE_REPORTS = {
    "sarif": sarif_report,
    "github": github_report,
    "gitlab": gitlab_report,
    "junit": junit_report,
    "markdown": markdown_report,
    "html": html_report,
}


def report_for_service(name: str, root: str) -> Report:
    """One of SERVICE_REPORTS, on a project whose paths are told from `root`."""
    from adapters.reports.relocating import ToldFromRepository

    return ToldFromRepository(SERVICE_REPORTS[name](), root)


def text_of_initiation(colour: bool = False) -> InitiationReport:
    from adapters.reports.initiation_text import TextInitiationReport

    return TextInitiationReport(colour=colour)


def report_of_checklist(name: str, colour: bool = False) -> ChecklistReport:
    """`markdown`, `text` or `json`."""
    from adapters.reports.checklist_json import JsonChecklist
    from adapters.reports.checklist_markdown import MarkdownChecklist
    from adapters.reports.checklist_text import TextChecklist

    made: dict[str, ChecklistReport] = {
        "markdown": MarkdownChecklist(),
        "text": TextChecklist(colour=colour),
        "json": JsonChecklist(),
    }
    return made[name]


def diagnosis_report(name: str, colour: bool = False) -> DiagnosisReport:
    """`text`, `markdown`, `json`, `sarif` or `html`."""
    from adapters.reports.diagnosis_formats import diagnosis_format

    return diagnosis_format(name, descriptions_of_doctor(), colour)


def text_of_graph(
    colour: bool = False, plain: bool = False, width: int | None = None
) -> GraphReport:
    from adapters.reports.graph_text import TextGraphReport

    return TextGraphReport(colour, plain, width)


def report_of_graph(name: str) -> GraphReport:
    """`svg`, `mermaid`, `dot` or `json`."""
    from adapters.reports.graph_reports import GRAPH_REPORTS

    return GRAPH_REPORTS[name]()


def picture_of_graph(link: Callable[[str], str | None]) -> GraphReport:
    from adapters.reports.graph_svg import SvgGraphReport

    return SvgGraphReport(link)
