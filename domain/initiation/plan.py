"""What is to be made: every question answered."""

from domain.classes import frozen
from domain.databases.target import Database
from domain.errors import InputError
from domain.initiation.expression import Named
from domain.initiation.wanted import FoundMetadata, Shape, Style, Survey, Wanted

SCRIPTS, MODELS = "migrations", "models"
OWN_SETTINGS = Named("config", "database_url()")

# Where our own starting point for models keeps its metadata: the module below it, and the rest.
STARTED = {
    Style.DECLARATIVE: ("base", "Base.metadata"),
    Style.SQLMODEL: ("", "SQLModel.metadata"),
    Style.FLASK_SQLALCHEMY: ("database", "db.metadata"),
    Style.IMPERATIVE: ("tables", "mapper_registry.metadata"),
}


@frozen
class Plan:
    """`started`: the models are ours to begin. `own_settings`: so are the settings.

    `unnamed` are metadata that were found and have no naming convention.
    """

    project: str
    source_root: str
    script_location: str
    databases: tuple[Database, ...]
    style: Style
    asynchronous: bool
    settings: Named
    own_settings: bool
    models: str
    walked: bool
    started: bool
    metadata: tuple[Named, ...]
    first_revision: bool
    unnamed: tuple[FoundMetadata, ...] = ()


def planned(wanted: Wanted, survey: Survey) -> Plan:
    """Raise InputError where something that was named is not there, or what is there is unclear."""
    refuse_guessing(wanted, survey)
    refuse_unbound(wanted, survey)
    style = style_of(wanted, survey)
    if style is Style.FLASK_SQLALCHEMY and wanted.asynchronous:
        raise InputError("Flask-SQLAlchemy's engines are not asynchronous: leave --async out.")
    models = wanted.models or MODELS
    started = survey.models is Shape.MISSING and not wanted.metadata
    return Plan(
        project=survey.project,
        source_root=survey.source_root,
        script_location=survey.script_location or SCRIPTS,
        databases=wanted.databases,
        style=style,
        asynchronous=wanted.asynchronous,
        settings=wanted.settings or OWN_SETTINGS,
        own_settings=wanted.settings is None,
        models=models,
        walked=survey.models is not Shape.MODULE,
        started=started,
        metadata=metadata_of(wanted, survey, models, style),
        first_revision=not survey.has_revisions,
        unnamed=() if started else tuple(f for f in survey.metadata if not f.has_names),
    )


def refuse_guessing(wanted: Wanted, survey: Survey) -> None:
    """Where an environment is in use, models and a URL of our own would be somebody else's."""
    if not survey.foreign:
        return
    missing = {
        "the package of the models with --models": survey.models is Shape.MISSING,
        "where the application has its URL with --settings": (
            wanted.settings is None and survey.settings_names is None
        ),
    }
    wanting = [what for what, is_missing in missing.items() if is_missing]
    if wanting:
        raise InputError(
            f"there is an Alembic environment in {survey.script_location}/ already: name "
            f"{', and '.join(wanting)}."
        )


def refuse_unbound(wanted: Wanted, survey: Survey) -> None:
    settings = wanted.settings or OWN_SETTINGS
    names = survey.settings_names
    if wanted.settings is not None and names is None:
        raise InputError(
            f"--settings: there is no module {settings.module} below {survey.source_root}/. "
            "Name the module that has the URL, or leave the option out for a config.py."
        )
    if names is not None and settings.name not in names:
        way_out = "" if wanted.settings else " Name where the URL is with --settings."
        raise InputError(f"{settings.module} binds no {settings.name!r}.{way_out}")
    if wanted.metadata and survey.models is Shape.MISSING:
        raise InputError(
            f"--metadata: there is no package {wanted.models or MODELS} to go with it. "
            "Name the package that holds the models with --models."
        )


def style_of(wanted: Wanted, survey: Survey) -> Style:
    if wanted.style is not None:
        return wanted.style
    return survey.metadata[0].style if survey.metadata else Style.DECLARATIVE


def metadata_of(wanted: Wanted, survey: Survey, models: str, style: Style) -> tuple[Named, ...]:
    if wanted.metadata:
        return wanted.metadata
    if survey.models is Shape.MISSING:
        module, path = STARTED[style]
        if style is Style.SQLMODEL:
            return (Named("sqlmodel", path),)
        return (Named(f"{models}.{module}", path),)
    if not survey.metadata:
        raise InputError(
            f"no MetaData was found in {models}: name where it is with --metadata, "
            "as in shop.models:Base.metadata."
        )
    return tuple(found.at for found in survey.metadata)
