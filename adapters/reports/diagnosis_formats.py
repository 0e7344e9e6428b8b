"""The formats of a diagnosis, each loaded when it is asked for."""

from application.ports.diagnosis_report import DiagnosisReport
from domain.rules.rule import Description


def diagnosis_format(
    name: str, rules: tuple[Description, ...], colour: bool = False
) -> DiagnosisReport:
    """`text`, `markdown`, `json`, `sarif` or `html`; `rules` are what SARIF tells of each."""
    if name == "markdown":
        from adapters.reports.diagnosis_markdown import MarkdownDiagnosisReport

        return MarkdownDiagnosisReport()
    if name == "json":
        from adapters.reports.diagnosis_json import JsonDiagnosisReport

        return JsonDiagnosisReport()
    if name == "sarif":
        from adapters.reports.diagnosis_sarif import SarifDiagnosisReport

        return SarifDiagnosisReport(rules)
    if name == "html":
        from adapters.reports.diagnosis_html import HtmlDiagnosisReport

        return HtmlDiagnosisReport()
    from adapters.reports.diagnosis_text import TextDiagnosisReport

    return TextDiagnosisReport(colour=colour)
