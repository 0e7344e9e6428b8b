"""The only file that chooses adapters, with what is built late beside it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from dependency_injector import containers, providers

from adapters.alembic_project.reader import AlembicProjectReader
from adapters.config import Settings
from adapters.settings.toml import TomlSettingsReader
from adapters.shelves.disk import DiskShelves
from adapters.shelves.edition import edition
from adapters.sql.reader import SqlTextReader
from application.use_cases.review_history import ReviewHistory
from entrypoints.built_late import (
    answerer,
    baseline_files,
    corrector,
    descriptions,
    diagnoser,
    drawer,
    giver_of_waivers,
    initialiser,
    maker_of_baselines,
    reading_ahead,
    released_files,
    shelves_in_memory,
    statistics_file,
    statistics_source,
    teller_of_effects,
    teller_of_rules,
    toml_policy_file,
)
from entrypoints.on_demand import OnDemand
from entrypoints.reports_late import (
    diagnosis_report,
    json_of_effects,
    json_of_rules,
    picture_of_graph,
    report_for_service,
    report_of_checklist,
    report_of_graph,
    review_document,
    text_of_effects,
    text_of_graph,
    text_of_initiation,
    text_of_review,
    text_of_rules,
)
from entrypoints.rules_on_demand import RULES, descriptions_of_doctor
from entrypoints.store_late import (
    lister,
    receiver,
    recorder,
    sessions_on,
    shower,
    store_at,
    unit_of_work_in_memory,
    unit_of_work_on,
)

if TYPE_CHECKING:
    from uuid import UUID

    from domain.review.review import Review


def now() -> datetime:
    return datetime.now(UTC)


def shelves_in(folder: str) -> DiskShelves:
    """The user's own where none is named."""
    return DiskShelves(Path(folder) if folder else cache_of_user(), edition())


def cache_of_user() -> Path:
    from platformdirs import user_cache_path

    return user_cache_path("assay", appauthor=False)


class Container(containers.DeclarativeContainer):
    """`config`: `storage` (sqlalchemy or memory), `database_url` (empty: the user's own),
    `http.token`, and `store_named`: somebody chose a database, so reviews are kept. `cache` (disk
    or memory) in `cache_folder`.
    """

    config = providers.Configuration(strict=True)

    clock = providers.Object(now)
    new_id = providers.Object(uuid4)

    # Threads that ask at once get the same: the store is opened, and mapped, only once.
    sessions = providers.ThreadSafeSingleton(sessions_on, config.database_url)
    store = providers.Factory(store_at, config.database_url)
    kept_in_memory: providers.Provider[dict[UUID, Review]] = providers.Singleton(dict)
    unit_of_work = providers.Selector(
        config.storage,
        sqlalchemy=providers.Factory(unit_of_work_on, sessions),
        memory=providers.Factory(unit_of_work_in_memory, kept_in_memory),
    )

    settings_reader = providers.Factory(
        TomlSettingsReader, providers.Object(descriptions), providers.Object(descriptions_of_doctor)
    )
    project_reader = providers.Factory(AlembicProjectReader)
    sql_reader = providers.Factory(SqlTextReader)
    shelves = providers.Selector(
        config.cache,
        disk=providers.Factory(shelves_in, config.cache_folder),
        memory=providers.Factory(shelves_in_memory),
    )
    text_report = providers.Factory(text_of_review)
    review_document = providers.Factory(review_document)
    service_report = providers.Factory(report_for_service)
    effects_text = providers.Factory(text_of_effects)
    effects_json = providers.Factory(json_of_effects)

    reading_ahead = providers.Factory(OnDemand, providers.Object(reading_ahead))
    released_files = providers.Factory(OnDemand, providers.Object(released_files))
    review_history = providers.Factory(
        ReviewHistory, project_reader, sql_reader, RULES, shelves, reading_ahead, released_files
    )
    baselines = providers.Factory(baseline_files)
    statistics_source = providers.Factory(statistics_source)
    statistics_file = providers.Factory(statistics_file)
    policy_file = providers.Factory(toml_policy_file)
    waive_finding = providers.Factory(giver_of_waivers, project_reader, RULES, review_history)
    make_baseline = providers.Factory(maker_of_baselines, review_history, baselines)
    answer_checklist = providers.Factory(answerer, review_history)
    checklist_report = providers.Factory(report_of_checklist)
    diagnose_environment = providers.Factory(diagnoser)
    correct_environment = providers.Factory(corrector)
    diagnosis_report = providers.Factory(diagnosis_report)
    rules_text = providers.Factory(text_of_rules)
    rules_json = providers.Factory(json_of_rules)
    tell_rules = providers.Factory(teller_of_rules)
    tell_effects = providers.Factory(teller_of_effects, sql_reader)
    record_review = providers.Factory(recorder, unit_of_work.provider, clock, new_id)
    list_reviews = providers.Factory(lister, unit_of_work.provider)
    show_review = providers.Factory(shower, unit_of_work.provider)
    draw_graph = providers.Factory(drawer, project_reader, released_files)
    graph_text = providers.Factory(text_of_graph)
    graph_report = providers.Factory(report_of_graph)
    graph_picture = providers.Factory(picture_of_graph)
    initialise_environment = providers.Factory(initialiser, clock, new_id)
    initiation_text = providers.Factory(text_of_initiation)
    receive_review = providers.Factory(receiver, review_document, record_review)


def container_from_environment() -> Container:
    """Raise InputError when the environment asks for something impossible."""
    settings = Settings.from_environment()
    container = Container()
    container.config.from_dict(
        {
            "storage": "sqlalchemy",
            "database_url": settings.named_url,
            "store_named": settings.store_named,
            "http": {"token": settings.token},
            "cache": "disk",
            "cache_folder": settings.cache_folder,
        }
    )
    return container
