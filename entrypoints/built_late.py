"""What is built when it is first asked for: a plain review must not pay for its imports.

That is what the other commands and the reports need, and what a review of what is as it was does
without. Only the container asks for it; what the store needs is beside it, in store_late.py.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from adapters.alembic_project.reader import AlembicProjectReader
from adapters.sql.reader import SqlTextReader
from application.use_cases.tell_rules import TellRules
from entrypoints.rules_on_demand import RULES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from adapters.baseline_file.files import BaselineFiles
    from adapters.statistics.document import JsonStatisticsFile
    from adapters.statistics.source import UrlStatisticsSource
    from application.ports.baselines import Baselines
    from application.ports.clock import Clock, NewId
    from application.ports.policy_file import PolicyFile
    from application.ports.project_reader import ProjectReader
    from application.ports.reading_ahead import ReadingAhead
    from application.ports.released_files import ReleasedFiles
    from application.ports.shelves import Shelves
    from application.ports.sql_reader import SqlReader
    from application.use_cases.answer_checklist import AnswerChecklist
    from application.use_cases.correct_environment import CorrectEnvironment
    from application.use_cases.diagnose_environment import DiagnoseEnvironment, ModelReading
    from application.use_cases.draw_graph import DrawGraph
    from application.use_cases.initialise_environment import InitialiseEnvironment
    from application.use_cases.make_baseline import MakeBaseline
    from application.use_cases.review_history import ReviewHistory
    from application.use_cases.tell_effects import TellEffects
    from application.use_cases.waive_finding import WaiveFinding
    from domain.diagnosis.rewrites import Rewrite
    from domain.rules.rule import Description, Rule


def shelves_in_memory() -> Shelves:
    from adapters.memory.shelves import InMemoryShelves

    return InMemoryShelves()


def reading_ahead() -> ReadingAhead:
    from adapters.shelves.forked import ForkedReading

    return ForkedReading()


def released_files() -> ReleasedFiles:
    from adapters.git.released_files import GitReleasedFiles

    return GitReleasedFiles()


def teller_of_rules() -> TellRules:
    from domain.diagnosis.rules import ENVIRONMENT_RULES

    every = (*RULES, *ENVIRONMENT_RULES)
    return TellRules(tuple(sorted(every, key=lambda rule: rule.about.name)))


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


def answerer(review: ReviewHistory) -> AnswerChecklist:
    from application.use_cases.answer_checklist import AnswerChecklist

    return AnswerChecklist(review, RULES)


def diagnoser(python: str | None = None) -> DiagnoseEnvironment:
    """`python` runs the project's env.py, where that is asked for."""
    from adapters.alembic_project.models.facts import AlembicModelSource
    from adapters.alembic_project.setup.reader import AlembicSetupReader
    from adapters.git.past_files import GitPastFiles
    from adapters.shelves.beside import in_another_process as beside
    from application.models_at_heads import ModelsAtHeads
    from application.past_revisions import PastRevisions
    from application.use_cases.diagnose_environment import DiagnoseEnvironment
    from domain.diagnosis.rules import ENVIRONMENT_RULES

    models: ModelReading = ModelsAtHeads(
        AlembicProjectReader(),
        AlembicModelSource(),
        SqlTextReader(),
        partial(beside, meanwhile=load_syntax),
    )
    if python is not None:
        from adapters.tracing.metadata import ChildMetadata
        from application.live_models import LiveModels

        models = LiveModels(models, AlembicProjectReader(), ChildMetadata(), python)
    past = PastRevisions(AlembicProjectReader(), GitPastFiles())
    return DiagnoseEnvironment(AlembicSetupReader(), ENVIRONMENT_RULES, models, past, rewritten)


def rewritten(text: str, rewrites: Sequence[Rewrite]) -> str | None:
    """As `Rewriting`: what it needs is loaded once there is Python to correct."""
    from adapters.rewriting.rewriter import rewritten

    return rewritten(text, rewrites)


def load_syntax() -> None:
    """What most long histories need in the end takes a while to load."""
    from adapters.rewriting import rewriter  # noqa: F401


def corrector() -> CorrectEnvironment:
    from adapters.alembic_project.setup.corrections import DiskCorrections
    from application.use_cases.correct_environment import CorrectEnvironment

    return CorrectEnvironment(diagnoser(), DiskCorrections())


def drawer(reader: ProjectReader, released_files: ReleasedFiles) -> DrawGraph:
    from application.use_cases.draw_graph import DrawGraph

    return DrawGraph(reader, released_files)
