"""The formats of the revision graph that are no text for a terminal."""

from collections.abc import Callable

from adapters.reports.graph_dot import DotGraphReport
from adapters.reports.graph_json import JsonGraphReport
from adapters.reports.graph_mermaid import MermaidGraphReport
from adapters.reports.graph_svg import SvgGraphReport
from application.ports.graph_report import GraphReport

GRAPH_REPORTS: dict[str, Callable[[], GraphReport]] = {
    "svg": SvgGraphReport,
    "mermaid": MermaidGraphReport,
    "dot": DotGraphReport,
    "json": JsonGraphReport,
}
