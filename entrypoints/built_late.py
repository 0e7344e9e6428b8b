"""What is built when it is first asked for: a plain review must not pay for its imports.

That is what the store needs, which loads SQLAlchemy, and what the other commands and the reports
for services need. Only the container asks for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from adapters.alembic_project.reader import AlembicProjectReader
from adapters.sql.reader import SqlTextReader
from application.use_cases.tell_rules import TellRules
from entrypoints.rules_on_demand import RULES, descriptions_of_doctor

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from adapters.baseline_file.files import BaselineFiles
    from adapters.orm.sessions import Sessions
    from adapters.reports.effects_json import JsonEffectsReport
    from adapters.reports.effects_text import TextEffectsReport
    from adapters.reports.rules_json import JsonRulesReport
    from adapters.reports.rules_text import TextRulesReport
    from adapters.statistics.document import JsonStatisticsFile
    from adapters.statistics.source import UrlStatisticsSource
    from application.ports.baselines import Baselines
    from application.ports.checklist_report import ChecklistReport
    from application.ports.clock import Clock, NewId
    from application.ports.diagnosis_report import DiagnosisReport
    from application.ports.graph_report import GraphReport
    from application.ports.initiation_report import InitiationReport
    from application.ports.policy_file import PolicyFile
    from application.ports.project_reader import ProjectReader
    from application.ports.released_files import ReleasedFiles
    from application.ports.report import Report
    from application.ports.sql_reader import SqlReader
    from application.ports.store import Store
    from application.ports.unit_of_work import UnitOfWork
    from application.use_cases.answer_checklist import AnswerChecklist
    from application.use_cases.correct_environment import CorrectEnvironment
    from application.use_cases.diagnose_environment import DiagnoseEnvironment, ModelReading
    from application.use_cases.draw_graph import DrawGraph
    from application.use_cases.initialise_environment import InitialiseEnvironment
    from application.use_cases.make_baseline import MakeBaseline
    from application.use_cases.review_history import ReviewHistory
    from application.use_cases.tell_effects import TellEffects
    from application.use_cases.waive_finding import WaiveFinding
    from domain.rules.rule import Description, Rule


def sessions_on(url: str) -> Sessions:
    from adapters.orm.sessions import open_sessions

    return open_sessions(url)


def unit_of_work_on(sessions: Sessions) -> UnitOfWork:
    from adapters.orm.unit_of_work import SqlAlchemyUnitOfWork

    return SqlAlchemyUnitOfWork(sessions)


def store_at(url: str) -> Store:
    from adapters.orm.store import AlembicStore

    return AlembicStore(url)


def text_of_effects(colour: bool = False) -> TextEffectsReport:
    from adapters.reports.effects_text import TextEffectsReport

    return TextEffectsReport(colour=colour)


def json_of_effects() -> JsonEffectsReport:
    from adapters.reports.effects_json import JsonEffectsReport

    return JsonEffectsReport()


def teller_of_rules() -> TellRules:
    from domain.diagnosis.rules import ENVIRONMENT_RULES

    every = (*RULES, *ENVIRONMENT_RULES)
    return TellRules(tuple(sorted(every, key=lambda rule: rule.about.name)))


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


def descriptions() -> tuple[Description, ...]:
    """What is known of each rule of reviews."""
    return tuple(rule.about for rule in RULES)


def statistics_source() -> UrlStatisticsSource:
    from adapters.statistics.source import UrlStatisticsSource

    return UrlStatisticsSource()


def statistics_file() -> JsonStatisticsFile:
    from adapters.statistics.document import JsonStatisticsFile

    return JsonStatisticsFile()


def baseline_files() -> BaselineFiles:
    from adapters.baseline_file.files import BaselineFiles

    return BaselineFiles()


def maker_of_baselines(review: ReviewHistory, baselines: Baselines) -> MakeBaseline:
    from application.use_cases.make_baseline import MakeBaseline

    return MakeBaseline(review, baselines)


def toml_policy_file() -> PolicyFile:
    from adapters.settings.writing import TomlPolicyFile

    return TomlPolicyFile()


def giver_of_waivers(
    reader: ProjectReader, rules: Sequence[Rule], review: ReviewHistory
) -> WaiveFinding:
    from application.use_cases.waive_finding import WaiveFinding

    return WaiveFinding(reader, rules, review)


def teller_of_effects(sql: SqlReader) -> TellEffects:
    from application.use_cases.tell_effects import TellEffects

    return TellEffects(sql)


def initialiser(clock: Clock, new_id: NewId) -> InitialiseEnvironment:
    from adapters.scaffold.folder import folder_at
    from adapters.scaffold.survey import SourceSurveyor
    from adapters.scaffold.templates import JinjaTemplates
    from application.use_cases.initialise_environment import InitialiseEnvironment

    return InitialiseEnvironment(folder_at, SourceSurveyor(), JinjaTemplates(), clock, new_id)


def text_of_initiation(colour: bool = False) -> InitiationReport:
    from adapters.reports.initiation_text import TextInitiationReport

    return TextInitiationReport(colour=colour)


def answerer(review: ReviewHistory) -> AnswerChecklist:
    from application.use_cases.answer_checklist import AnswerChecklist

    return AnswerChecklist(review, RULES)


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


def diagnoser(python: str | None = None) -> DiagnoseEnvironment:
    """`python` runs the project's env.py, where that is asked for."""
    from adapters.alembic_project.models.facts import AlembicModelSource
    from adapters.alembic_project.setup.reader import AlembicSetupReader
    from adapters.git.past_files import GitPastFiles
    from adapters.shelves.beside import in_another_process
    from application.models_at_heads import ModelsAtHeads
    from application.past_revisions import PastRevisions
    from application.use_cases.diagnose_environment import DiagnoseEnvironment
    from domain.diagnosis.rules import ENVIRONMENT_RULES

    models: ModelReading = ModelsAtHeads(
        AlembicProjectReader(), AlembicModelSource(), SqlTextReader(), in_another_process
    )
    if python is not None:
        from adapters.tracing.metadata import ChildMetadata
        from application.live_models import LiveModels

        models = LiveModels(models, AlembicProjectReader(), ChildMetadata(), python)
    past = PastRevisions(AlembicProjectReader(), GitPastFiles())
    return DiagnoseEnvironment(AlembicSetupReader(), ENVIRONMENT_RULES, models, past)


def corrector() -> CorrectEnvironment:
    from adapters.alembic_project.setup.corrections import DiskCorrections
    from application.use_cases.correct_environment import CorrectEnvironment

    return CorrectEnvironment(diagnoser(), DiskCorrections())


def drawer(reader: ProjectReader, released_files: ReleasedFiles) -> DrawGraph:
    from application.use_cases.draw_graph import DrawGraph

    return DrawGraph(reader, released_files)


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
