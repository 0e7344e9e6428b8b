"""The projects whose revisions run here: how each is installed, and how its env.py wants to run."""

from collections.abc import Mapping

from attrs import field, frozen

from adapters.tracing.request import Handed


@frozen
class Release:
    """A package at pinned versions; the first requirement is the project itself.

    `alone`: without what it asks for, of which its revisions need the other requirements alone.
    """

    requirements: tuple[str, ...]
    alone: bool = False

    @property
    def name(self) -> str:
        """Of the folder that it is installed in: `prefect-3.8.8`."""
        return self.requirements[0].replace("[", "-").replace("]", "").replace("==", "-")


@frozen
class FirstTables:
    """Tables that are there before the first revision that runs.

    `metadata` is "module:attribute" in the package itself, or in an older `release` of it, whose
    Alembic environment is at `environment` and whose newest revision then counts as done. None: the
    tables that its application makes as it starts.
    """

    metadata: str | None
    release: Release | None = None
    environment: str = ""


@frozen
class RealProject:
    """Paths are below site-packages; `review` is what `assay review` is given.

    `url_variables` hold the URL, with a driver for each database or "" for the usual one. `light`
    ones run in CI. `own` False: its env.py cannot run from outside of its application, and nor can
    one be made: `application` is where its factory stands. `drivers` are those that its revisions
    want, by database. `stops` are faults of its own that end the way up or the way back on a
    database, in words of the error.
    """

    name: str
    release: Release
    review: str
    environment: str
    databases: tuple[str, ...]
    ini: str | None = None
    versions: str | None = None
    handed: Handed = Handed.NOTHING
    variables: Mapping[str, str] = field(factory=dict, hash=False)
    url_variables: Mapping[str, Mapping[str, str]] = field(factory=dict, hash=False)
    drivers: Mapping[str, str] = field(factory=dict, hash=False)
    first_tables: FirstTables | None = None
    own: bool = True
    application: str | None = None
    metadata: str | None = None
    light: bool = False
    stops: Mapping[str, str] = field(factory=dict, hash=False)


EVERYWHERE = ("postgresql", "mariadb", "sqlite")
# Versions that were newest, or the nearest that could be installed, in November 2026.
LIBRARIES = ("alembic==1.20.1", "sqlalchemy==2.1.9", "psycopg2-binary==2.9.13", "pymysql==1.2.4")
MLFLOW = Release(("mlflow[auth]==3.17.2", *LIBRARIES))
PREFECT = Release(("prefect==3.8.8", *LIBRARIES))
PREFECT_METADATA = "prefect.server.database.orm_models:Base.metadata"

PROJECTS = (
    RealProject(
        name="optuna",
        release=Release(("optuna==5.0.0", *LIBRARIES)),
        review="optuna/storages/_rdb/alembic.ini",
        environment="optuna/storages/_rdb/alembic",
        ini="optuna/storages/_rdb/alembic.ini",
        databases=EVERYWHERE,
        light=True,
        stops={
            "postgresql": "no attribute 'FloatTypeEnum'",
            "sqlite": "no attribute 'FloatTypeEnum'",
            "mariadb": "Key column 'step' doesn't exist",
        },
    ),
    RealProject(
        name="buildbot",
        release=Release(("buildbot==4.3.0", *LIBRARIES)),
        review="buildbot/db/migrations/alembic.ini",
        environment="buildbot/db/migrations",
        ini="buildbot/db/migrations/alembic.ini",
        databases=EVERYWHERE,
        # Its history begins with the tables of version 3.4, which no revision makes.
        first_tables=FirstTables(
            "buildbot.db.model:Model.metadata",
            Release(
                (
                    "buildbot==3.8.0",
                    "alembic==1.19.2",
                    "sqlalchemy==1.4.54",
                    "setuptools==79.0.1",
                    "psycopg2-binary==2.9.13",
                    "pymysql==1.2.4",
                )
            ),
            "buildbot/db/migrations",
        ),
        light=True,
        stops={
            "postgresql": "cannot drop table codebases",
            "sqlite": "no such index: codebases_projects_name_hash",
            "mariadb": "a foreign key constraint fails",
        },
    ),
    RealProject(
        name="jupyterhub",
        release=Release(("jupyterhub==6.1.1", *LIBRARIES)),
        review="jupyterhub/alembic/versions",
        environment="jupyterhub/alembic",
        versions="jupyterhub/alembic/versions",
        databases=EVERYWHERE,
        # Its history begins with the tables of version 0.5, and has a revision that no longer runs
        # (`datetime._replace`); from version 1.5 on it runs.
        first_tables=FirstTables(
            "jupyterhub.orm:Base.metadata",
            Release(
                (
                    "jupyterhub==1.5.1",
                    "alembic==1.14.1",
                    "sqlalchemy==1.4.54",
                    "psycopg2-binary==2.9.13",
                    "pymysql==1.2.4",
                )
            ),
            "jupyterhub/alembic",
        ),
        own=False,
        metadata="jupyterhub.orm:Base.metadata",
    ),
    RealProject(
        name="mlflow-store",
        release=MLFLOW,
        review="mlflow/store/db_migrations/alembic.ini",
        environment="mlflow/store/db_migrations",
        ini="mlflow/store/db_migrations/alembic.ini",
        databases=EVERYWHERE,
        first_tables=FirstTables("mlflow.store.tracking.dbmodels.initial_models:Base.metadata"),
    ),
    RealProject(
        name="mlflow-auth",
        release=MLFLOW,
        review="mlflow/server/auth/db/migrations/alembic.ini",
        environment="mlflow/server/auth/db/migrations",
        ini="mlflow/server/auth/db/migrations/alembic.ini",
        databases=EVERYWHERE,
    ),
    RealProject(
        name="prefect-postgresql",
        release=PREFECT,
        review="prefect/server/database/_migrations/versions/postgresql",
        environment="prefect/server/database/_migrations",
        versions="prefect/server/database/_migrations/versions/postgresql",
        databases=("postgresql",),
        url_variables={"PREFECT_API_DATABASE_CONNECTION_URL": {"postgresql": "postgresql+asyncpg"}},
        # Its env.py runs in a worker thread of its own server only.
        own=False,
        metadata=PREFECT_METADATA,
        # Others take each `%` in a statement for the place of a value.
        drivers={"postgresql": "postgresql+asyncpg"},
    ),
    RealProject(
        name="prefect-sqlite",
        release=PREFECT,
        review="prefect/server/database/_migrations/versions/sqlite",
        environment="prefect/server/database/_migrations",
        versions="prefect/server/database/_migrations/versions/sqlite",
        databases=("sqlite",),
        url_variables={"PREFECT_API_DATABASE_CONNECTION_URL": {"sqlite": "sqlite+aiosqlite"}},
        own=False,
        metadata=PREFECT_METADATA,
    ),
    RealProject(
        name="phoenix",
        release=Release(("arize-phoenix==20.26.1", *LIBRARIES)),
        review="phoenix/db/alembic.ini",
        environment="phoenix/db/migrations",
        ini="phoenix/db/alembic.ini",
        databases=("postgresql", "sqlite"),
        handed=Handed.CONNECTION,
        variables={"PHOENIX_WORKING_DIR": "{home}"},
    ),
    RealProject(
        name="airflow",
        release=Release(
            (
                "apache-airflow-core==3.3.2",
                "asyncpg==0.31.0",
                # On MariaDB; this one is built, and needs the client's C headers.
                "aiomysql==0.3.2",
                "mysqlclient==2.3.1",
                *LIBRARIES,
            )
        ),
        review="airflow/alembic.ini",
        environment="airflow/migrations",
        ini="airflow/alembic.ini",
        databases=EVERYWHERE,
        handed=Handed.CONNECTION,
        variables={"AIRFLOW_HOME": "{home}"},
        url_variables={"AIRFLOW__DATABASE__SQL_ALCHEMY_CONN": {}},
        # It sends several statements at once, which the other one refuses.
        drivers={"mariadb": "mysql+mysqldb"},
    ),
    RealProject(
        name="superset",
        release=Release(
            (
                "apache-superset==6.1.0",
                "alembic==1.14.1",
                "sqlalchemy==1.4.54",
                "psycopg2-binary==2.9.13",
                "pymysql==1.2.4",
                # The next one hands its cache an argument that this superset does not know.
                "flask-caching==2.3.1",
            )
        ),
        review="superset/migrations/alembic.ini",
        environment="superset/migrations",
        ini="superset/migrations/alembic.ini",
        databases=("postgresql",),
        application="superset.app:create_app",
        first_tables=FirstTables(None),
        variables={"SUPERSET_SECRET_KEY": "truth", "SUPERSET_HOME": "{home}"},
        url_variables={"SUPERSET__SQLALCHEMY_DATABASE_URI": {}},
    ),
    RealProject(
        name="zenml",
        release=Release(("zenml[local]==0.98.0",)),
        review="zenml/zen_stores/migrations/versions",
        environment="zenml/zen_stores/migrations",
        versions="zenml/zen_stores/migrations/versions",
        databases=("mariadb", "sqlite"),
        variables={"ZENML_CONFIG_PATH": "{home}", "ZENML_ANALYTICS_OPT_IN": "false"},
        # Its env.py asks the store that is configured for the engine.
        own=False,
        metadata="zenml.zen_stores.migrations.alembic:SQLModel.metadata",
    ),
    RealProject(
        name="ckan",
        release=Release(("ckan[requirements]==2.12.0", "psycopg2-binary==2.9.13")),
        review="ckan/migration/alembic.ini",
        environment="ckan/migration",
        ini="ckan/migration/alembic.ini",
        databases=("postgresql",),
    ),
    RealProject(
        name="langflow",
        release=Release(
            ("langflow-base==1.13.0", "psycopg[binary]==3.3.9", "psycopg2-binary==2.9.13")
        ),
        review="langflow/alembic.ini",
        environment="langflow/alembic",
        ini="langflow/alembic.ini",
        databases=("postgresql", "sqlite"),
        variables={"LANGFLOW_CONFIG_DIR": "{home}"},
        drivers={"postgresql": "postgresql+psycopg", "sqlite": "sqlite+aiosqlite"},
    ),
    RealProject(
        name="open-webui",
        release=Release(
            (
                "open-webui==0.12.4",
                "psycopg[binary]==3.3.9",
                *LIBRARIES,
                "aiohttp==3.14.5",
                "aiosqlite==0.22.1",
                "beautifulsoup4==4.15.0",
                "cryptography==50.0.2",
                "greenlet==3.5.6",
                "markdown==3.11.3",
                "orjson==3.13.0",
                "pydantic==2.14.3",
                "python-engineio==4.15.1",
                "python-socketio==5.18.1",
                "typer==0.29.2",
                "uvicorn==0.54.0",
            ),
            alone=True,
        ),
        review="open_webui/alembic.ini",
        environment="open_webui/migrations",
        versions="open_webui/migrations/versions",
        databases=("postgresql", "sqlite"),
        variables={"DATA_DIR": "{home}", "WEBUI_SECRET_KEY": "truth"},
        url_variables={"DATABASE_URL": {}},
        # Its env.py imports all of the application.
        own=False,
    ),
    RealProject(
        name="privacyidea",
        release=Release(("privacyidea==3.14", *LIBRARIES)),
        review="privacyidea/migrations/alembic.ini",
        environment="privacyidea/migrations",
        ini="privacyidea/migrations/alembic.ini",
        databases=EVERYWHERE,
        application="privacyidea.app:create_app",
        # Its history begins with the tables of version 1.5, which no revision makes.
        first_tables=FirstTables(
            "privacyidea.models:db.metadata",
            Release(
                (
                    "privacyidea==3.0",
                    "alembic==1.14.1",
                    "sqlalchemy==1.4.54",
                    "flask==1.1.4",
                    "flask-migrate==2.7.0",
                    "flask-sqlalchemy==2.5.1",
                    "itsdangerous==1.1.0",
                    "jinja2==2.11.3",
                    "markupsafe==2.0.1",
                    "setuptools==79.0.1",
                    "werkzeug==1.0.1",
                    "psycopg2-binary==2.9.13",
                    "pymysql==1.2.4",
                )
            ),
            "../../privacyidea/migrations",
        ),
        url_variables={"PRIVACYIDEA_SQLALCHEMY_DATABASE_URI": {}},
    ),
)
