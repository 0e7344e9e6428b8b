"""Projects that are right, and faults: one change each, the rule that finds it, and its line."""

# ruff: noqa: E501
from pathlib import Path

from attrs import frozen

HERE = Path(__file__).parent
INI, ENV, MAKO = "alembic.ini", "alembic/env.py", "alembic/script.py.mako"
BEGIN = "alembic/versions/3f1c9a7be2d4_begin.py"
TABLES = "alembic/versions/8b20d6e4c1a7_customers_and_orders.py"


@frozen
class Change:
    """In the file `path`, `old` becomes `new`, once. Without `old` the file gets the text `new`;
    without either it is removed."""

    path: str
    old: str
    new: str

    def apply(self, project: Path) -> None:
        file = project / self.path
        if not self.old and not self.new:
            file.unlink()
            return
        if not self.old:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(self.new, encoding="utf-8")
            return
        text = file.read_text(encoding="utf-8")
        assert text.count(self.old) == 1, (self.path, self.old, text.count(self.old))
        file.write_text(text.replace(self.old, self.new), encoding="utf-8")


@frozen
class Fault:
    """`rule` finds it; the line that it names has `at` in it. `base` is the project it is put in."""

    rule: str
    at: str
    changes: tuple[Change, ...]
    base: str = "sqlite"
    name: str = ""

    def __str__(self) -> str:
        return f"{self.rule} {self.name or self.base}"


def env(old: str, new: str) -> Change:
    return Change(ENV, old, new)


def ini(old: str, new: str) -> Change:
    return Change(INI, old, new)


ONLINE = """            connection=connection,
            target_metadata=target_metadata,
            render_as_batch=True,
            compare_type=True,
"""
OFFLINE = """        dialect_opts={"paramstyle": "named"},
        render_as_batch=True,
        compare_type=True,
"""
MADE = "        poolclass=pool.NullPool,\n"
RUN = """        with context.begin_transaction():
            context.run_migrations()
"""
POSTGRESQL = (
    Change("config.py", "sqlite:///shop.db", "postgresql+psycopg://shop@db.example/shop"),
    env(ONLINE, f"{ONLINE}            transaction_per_migration=True,\n"),
    env(OFFLINE, f"{OFFLINE}        transaction_per_migration=True,\n"),
    env(MADE, f'{MADE}        connect_args={{"options": "-c lock_timeout=4s"}},\n'),
)
MIGRATE = """\
from alembic import command
from alembic.config import Config


def migrate(connection):
    config = Config("alembic.ini")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
"""
CONNECTS = "    with connectable.connect() as connection:\n"
IN_PROCESS = (
    Change("shop/migrate.py", "", MIGRATE),
    env(
        "fileConfig(config.config_file_name)",
        "fileConfig(config.config_file_name, disable_existing_loggers=False)",
    ),
    env(
        CONNECTS,
        '    handed = config.attributes.get("connection")\n'
        "    with nullcontext(handed) if handed else connectable.connect() as connection:\n",
    ),
    env("import sys\n", "import sys\nfrom contextlib import nullcontext\n"),
)
ASYNC = (
    Change("config.py", "sqlite:///shop.db", "sqlite+aiosqlite:///shop.db"),
    env("import sys\n", "import asyncio\nimport sys\n"),
    env(
        "from sqlalchemy import engine_from_config, pool\n",
        "from sqlalchemy import pool\nfrom sqlalchemy.ext.asyncio import async_engine_from_config\n",
    ),
    env("connectable = engine_from_config(", "connectable = async_engine_from_config("),
    env("def run_migrations_online() -> None:", "async def migrate() -> None:"),
    env(
        f"{CONNECTS}        context.configure(\n{ONLINE}        )\n\n{RUN}",
        "    async with connectable.connect() as connection:\n"
        "        await connection.run_sync(do_run_migrations)\n\n\n"
        "def do_run_migrations(connection) -> None:\n"
        "    context.configure(\n"
        "        connection=connection,\n"
        "        target_metadata=target_metadata,\n"
        "        render_as_batch=True,\n"
        "        compare_type=True,\n"
        "    )\n"
        "    with context.begin_transaction():\n"
        "        context.run_migrations()\n",
    ),
    env("    run_migrations_online()\n", "    asyncio.run(migrate())\n"),
)
SET_UP = """if config.config_file_name is not None:
    fileConfig(config.config_file_name)
"""
TOML = """\
[tool.alembic]
script_location = "%(here)s/alembic"
"""
PYPROJECT = (
    Change(INI, "", ""),
    Change("pyproject.toml", "", TOML),
    env(SET_UP, "logging.basicConfig(level=logging.INFO)\n"),
    env("import sys\nfrom logging.config import fileConfig\n", "import logging\nimport sys\n"),
)
BASES = {
    "sqlite": (),
    "postgresql": POSTGRESQL,
    "in process": IN_PROCESS,
    "postgresql in process": (
        *POSTGRESQL,
        *IN_PROCESS,
        env(
            f"        context.configure(\n{ONLINE}",
            '        if connection.dialect.name == "postgresql":\n'
            '            connection.execute(text("SELECT pg_advisory_lock(1)"))\n'
            "            connection.commit()\n"
            f"        context.configure(\n{ONLINE}",
        ),
    ),
    "async": ASYNC,
    "pyproject.toml": PYPROJECT,
}
NO_URL = Change(
    "config.py",
    'DATABASE_URL = os.environ.get("SHOP_DATABASE_URL", "sqlite:///shop.db")',
    "DEBUG = False",
)
SETS_URL = 'config.set_main_option("sqlalchemy.url", DATABASE_URL.replace("%", "%%"))\n'
SCRIPTS = "script_location = %(here)s/alembic\n"
REVISION = '"""{message}"""\n\nimport sqlalchemy as sa\nfrom alembic import op\n\nrevision = "{id}"\ndown_revision = {parent}\n\n\ndef upgrade() -> None:\n    {upgrade}\n\n\ndef downgrade() -> None:\n    {downgrade}\n'


def revision(
    id_: str, parent: object, upgrade: str = "", downgrade: str = "", **more: str
) -> Change:
    told = {"upgrade": upgrade or 'op.execute("ANALYZE")', "downgrade": downgrade or "pass"}
    text = REVISION.format(message=id_, id=id_, parent=repr(parent), **told)
    return Change(more.get("path", f"alembic/versions/{id_}.py"), "", text)


FAULTS = (
    Fault(
        "password-in-configuration",
        "sqlalchemy.url",
        (ini(SCRIPTS, f"{SCRIPTS}sqlalchemy.url = postgresql://shop:s3cret@db.example/shop\n"),),
        "postgresql",
    ),
    Fault(
        "password-in-configuration",
        "set_main_option",
        (env('DATABASE_URL.replace("%", "%%")', '"postgresql://shop:s3cret@db.example/shop"'),),
        "postgresql",
        "in env.py",
    ),
    Fault(
        "url-not-set",
        "sqlalchemy.url",
        (
            env(SETS_URL, ""),
            ini(SCRIPTS, f"{SCRIPTS}sqlalchemy.url = driver://user:pass@localhost/dbname\n"),
        ),
        name="template",
    ),
    Fault("url-not-set", "engine_from_config", (env(SETS_URL, ""),), name="nowhere"),
    Fault("unescaped-percent", "set_main_option", (env('.replace("%", "%%")', ""),)),
    Fault(
        "unescaped-percent",
        "sqlalchemy.url",
        (
            env(SETS_URL, ""),
            ini(SCRIPTS, f"{SCRIPTS}sqlalchemy.url = sqlite:///a%20b.db\n"),
            NO_URL,
        ),
        name="in the ini file",
    ),
    Fault(
        "masked-password-url",
        "str(engine.url)",
        (
            Change(
                "shop/database.py",
                "",
                (HERE / "project/shop/database.py").read_text(encoding="utf-8")
                + '\n\nengine = create_engine("sqlite://")\n',
            ),
            env(
                "from shop.database import Base  # noqa: E402",
                "from shop.database import Base, engine  # noqa: E402",
            ),
            env("DATABASE_URL.replace(", "str(engine.url).replace("),
        ),
    ),
    Fault("relative-script-location", "script_location", (ini("%(here)s/alembic", "alembic"),)),
    Fault(
        "path-separator-missing",
        "prepend_sys_path",
        (ini(SCRIPTS, f"{SCRIPTS}prepend_sys_path = %(here)s %(here)s/shop\n"),),
    ),
    Fault("log-on-stdout", "args", (ini("sys.stderr", "sys.stdout"),)),
    Fault(
        "print-in-env-py",
        "print(",
        (
            env(
                "config = context.config\n",
                'config = context.config\nprint("migrating the shop")\n',
            ),
        ),
    ),
    Fault(
        "colliding-file-template",
        "file_template",
        (ini(SCRIPTS, f"{SCRIPTS}file_template = %%(year)d-%%(month).2d_%%(slug)s\n"),),
    ),
    Fault(
        "file-template-without-timezone",
        "file_template",
        (ini(SCRIPTS, f"{SCRIPTS}file_template = %%(year)d_%%(hour).2d_%%(rev)s_%%(slug)s\n"),),
    ),
    Fault(
        "logging-not-configured",
        "fileConfig",
        (ini("[loggers]\nkeys = root,sqlalchemy,alembic\n\n", ""),),
        name="no sections",
    ),
    Fault(
        "logging-not-configured",
        "config = context.config",
        (
            env(
                "if config.config_file_name is not None:\n    fileConfig(config.config_file_name)\n\n",
                "",
            ),
        ),
        name="at all",
    ),
    Fault(
        "logging-not-configured",
        "fileConfig",
        (
            env("logging.basicConfig(level=logging.INFO)\n", SET_UP),
            env(
                "import logging\nimport sys\n",
                "import sys\nfrom logging.config import fileConfig\n",
            ),
        ),
        "pyproject.toml",
    ),
    Fault(
        "relative-script-location",
        "script_location",
        (Change("pyproject.toml", "%(here)s/alembic", "alembic"),),
        "pyproject.toml",
    ),
    Fault("migration-log-silenced", "level", (ini("level = INFO", "level = ERROR"),)),
    Fault(
        "migration-log-silenced",
        "keys",
        (ini("root,sqlalchemy,alembic", "root,sqlalchemy"),),
        name="no logger",
    ),
    Fault(
        "loggers-disabled",
        "fileConfig",
        (env(", disable_existing_loggers=False", ""),),
        "in process",
    ),
    Fault(
        "url-stated-twice",
        "sqlalchemy.url",
        (ini(SCRIPTS, f"{SCRIPTS}sqlalchemy.url = sqlite:///other.db\n"),),
        name="dead",
    ),
    Fault(
        "url-stated-twice",
        "sqlalchemy.url",
        (
            ini(SCRIPTS, f"{SCRIPTS}sqlalchemy.url = sqlite:///other.db\n"),
            env(SETS_URL, ""),
        ),
        name="two databases",
    ),
    Fault(
        "offline-mode-missing",
        "context.configure",
        (
            env(
                "if context.is_offline_mode():\n    run_migrations_offline()\nelse:\n    run_migrations_online()\n",
                "run_migrations_online()\n",
            ),
        ),
    ),
    Fault(
        "offline-without-url",
        "get_main_option",
        (
            env(SETS_URL, ""),
            env(
                "        poolclass=pool.NullPool,\n",
                "        url=DATABASE_URL,\n        poolclass=pool.NullPool,\n",
            ),
            env(
                'connectable = engine_from_config(\n        config.get_section(config.config_ini_section, {}),\n        prefix="sqlalchemy.",\n        url=DATABASE_URL,\n',
                "connectable = create_engine(\n        DATABASE_URL,\n",
            ),
            env("import engine_from_config", "import create_engine"),
        ),
    ),
    Fault(
        "offline-without-literal-binds",
        "context.configure",
        (env("        literal_binds=True,\n", ""),),
    ),
    Fault(
        "offline-options-differ",
        "context.configure",
        (env(ONLINE, f'{ONLINE}            version_table="shop_version",\n'),),
        name="version table",
    ),
    Fault(
        "offline-options-differ",
        "context.configure",
        (env(OFFLINE, f"{OFFLINE}        transaction_per_migration=True,\n"),),
        name="transactions",
    ),
    Fault(
        "connection-in-offline-mode",
        ".connect()",
        (
            env(
                "    context.configure(\n        url=",
                "    connection = create_engine(DATABASE_URL).connect()\n    context.configure(\n        url=",
            ),
            env("import engine_from_config", "import create_engine, engine_from_config"),
        ),
    ),
    Fault(
        "batch-rendering-off",
        "context.configure",
        (env(ONLINE, ONLINE.replace("            render_as_batch=True,\n", "")),),
    ),
    Fault(
        "batch-rendering-off",
        "context.configure",
        (env(ONLINE, ONLINE.replace("batch=True", "batch=False")),),
        name="False",
    ),
    Fault(
        "type-comparison-off",
        "compare_type",
        (env(ONLINE, ONLINE.replace("type=True", "type=False")),),
    ),
    Fault(
        "server-default-comparison-off",
        "context.configure",
        (
            Change(
                TABLES,
                "sa.String(length=20), nullable=False)",
                'sa.String(length=20), nullable=False, server_default="new")',
            ),
        ),
    ),
    Fault(
        "include-schemas-unfiltered",
        "include_schemas",
        (env(ONLINE, f"{ONLINE}            include_schemas=True,\n"),),
        "postgresql",
    ),
    Fault(
        "extension-tables-unfiltered",
        "context.configure",
        (
            Change(
                TABLES,
                "def upgrade() -> None:\n",
                'def upgrade() -> None:\n    op.execute("CREATE EXTENSION IF NOT EXISTS postgis")\n',
            ),
        ),
        "postgresql",
    ),
    Fault(
        "no-naming-convention",
        "target_metadata",
        (
            Change("shop/database.py", "(naming_convention=NAMES)", "()"),
            Change(
                TABLES,
                'sa.UniqueConstraint("email", name=op.f("uq_customers_email"))',
                'sa.UniqueConstraint("email")',
            ),
        ),
    ),
    Fault(
        "one-transaction-for-all",
        "context.configure",
        (
            env(f"{ONLINE}            transaction_per_migration=True,\n", ONLINE),
            env(f"{OFFLINE}        transaction_per_migration=True,\n", OFFLINE),
        ),
        "postgresql",
    ),
    Fault(
        "connection-without-lock-timeout",
        "engine_from_config",
        (env('        connect_args={"options": "-c lock_timeout=4s"},\n', ""),),
        "postgresql",
    ),
    Fault(
        "connection-without-lock-timeout",
        "context.configure",
        (Change("config.py", "sqlite:///shop.db", "mysql+pymysql://shop@db.example/shop"),),
        name="MySQL",
    ),
    Fault(
        "lock-timeout-lost",
        "SET LOCAL",
        (
            env('        connect_args={"options": "-c lock_timeout=4s"},\n', ""),
            env(
                RUN,
                RUN.replace(
                    "            context.run",
                    "            connection.execute(text(\"SET LOCAL lock_timeout = '4s'\"))\n            context.run",
                ),
            ),
        ),
        "postgresql",
    ),
    Fault(
        "statement-before-configure",
        "execute",
        (
            env(
                "        context.configure(\n            connection=",
                '        connection.execute(text("PRAGMA foreign_keys=ON"))\n        context.configure(\n            connection=',
            ),
        ),
    ),
    Fault(
        "migrations-not-awaited",
        "migrate()",
        (env("asyncio.run(migrate())", "migrate()"),),
        "async",
    ),
    Fault(
        "migrations-not-awaited",
        "create_task",
        (env("asyncio.run(migrate())", "asyncio.get_running_loop().create_task(migrate())"),),
        "async",
        "task",
    ),
    Fault(
        "async-driver-on-sync-engine",
        "sqlalchemy.url",
        (
            NO_URL,
            ini(SCRIPTS, f"{SCRIPTS}sqlalchemy.url = sqlite+aiosqlite:///shop.db\n"),
            env(SETS_URL, ""),
        ),
    ),
    Fault(
        "connection-beside-run-sync",
        "do_run_migrations(connection)",
        (env("await connection.run_sync(do_run_migrations)", "do_run_migrations(connection)"),),
        "async",
    ),
    Fault(
        "passed-connection-ignored",
        "engine_from_config",
        (
            env(
                '    handed = config.attributes.get("connection")\n    with nullcontext(handed) if handed else connectable.connect()',
                "    with connectable.connect()",
            ),
        ),
        "in process",
    ),
    Fault(
        "advisory-lock-lost",
        "pg_advisory_xact_lock",
        (
            env(
                RUN,
                RUN.replace(
                    "            context.run",
                    '            connection.execute(text("SELECT pg_advisory_xact_lock(1)"))\n            context.run',
                ),
            ),
        ),
        "postgresql",
    ),
    Fault(
        "no-concurrency-guard",
        "command.upgrade",
        (
            env(
                '            connection.execute(text("SELECT pg_advisory_lock(1)"))\n            connection.commit()\n',
                "            pass\n",
            ),
        ),
        "postgresql in process",
    ),
    Fault(
        "errors-swallowed-in-env-py",
        "except",
        (
            env(
                RUN,
                "        try:\n            context.run_migrations()\n        except Exception as error:\n            logger.warning(error)\n",
            ),
        ),
    ),
    Fault(
        "create-all-beside-migrations",
        "create_all",
        (
            env(
                "        context.configure(\n            connection=",
                "        target_metadata.create_all(connection)\n        context.configure(\n            connection=",
            ),
        ),
        name="in env.py",
    ),
    Fault(
        "create-all-beside-migrations",
        "create_all",
        (
            Change(
                "shop/start.py",
                "",
                "from shop.database import Base\n\n\ndef start(engine):\n    Base.metadata.create_all(engine)  # DATABASE_URL\n",
            ),
        ),
        name="at start-up",
    ),
    Fault(
        "path-from-working-directory",
        "sys.path",
        (
            env(
                "sys.path.insert(0, str(Path(__file__).resolve().parents[1]))",
                'sys.path.append(".")',
            ),
        ),
    ),
    Fault(
        "path-from-working-directory",
        "prepend_sys_path",
        (
            env("sys.path.insert(0, str(Path(__file__).resolve().parents[1]))\n\n", ""),
            ini(SCRIPTS, f"{SCRIPTS}prepend_sys_path = .\n"),
        ),
        name="prepend",
    ),
    Fault(
        "project-not-importable",
        "import",
        (env("sys.path.insert(0, str(Path(__file__).resolve().parents[1]))\n\n", ""),),
    ),
    Fault(
        "version-table-by-search-path",
        "search_path",
        (
            env(
                "        context.configure(\n            connection=",
                '        connection.execute(text("SET search_path TO shop"))\n        connection.commit()\n        context.configure(\n            connection=',
            ),
        ),
        "postgresql",
    ),
    Fault("stale-script-template", "", (Change(MAKO, '${imports if imports else ""}\n', ""),)),
    Fault(
        "autocommit-connection",
        "AUTOCOMMIT",
        (
            env(
                '        connect_args={"options": "-c lock_timeout=4s"},\n',
                '        connect_args={"options": "-c lock_timeout=4s"},\n        isolation_level="AUTOCOMMIT",\n',
            ),
        ),
        "postgresql",
    ),
    Fault("revision-without-effect", "revision", (revision("1e77", "8b20d6e4c1a7", "pass"),)),
    Fault(
        "unseen-revision-file",
        "down_revision",
        (revision("1e77", "8b20d6e4c1a7", path="alembic/versions/old/1e77.py"),),
        name="below",
    ),
    Fault(
        "unseen-revision-file",
        "down_revision",
        (revision("1e77", "8b20d6e4c1a7", path="alembic/versions/1e77.py.bak"),),
        name="renamed",
    ),
    Fault(
        "merged-branches-same-table",
        "revision",
        (
            revision("1e77", "8b20d6e4c1a7", 'op.alter_column("orders", "state", nullable=False)'),
            revision("1e78", "8b20d6e4c1a7", 'op.alter_column("orders", "state", nullable=False)'),
            revision("1e79", ("1e77", "1e78"), "pass"),
        ),
    ),
    Fault(
        "multiple-heads",
        "revision",
        (revision("1e77", "8b20d6e4c1a7"), revision("1e78", "8b20d6e4c1a7")),
    ),
    Fault("missing-parent", "revision", (revision("1e77", "gone"),)),
    Fault("duplicate-revision-id", "revision", (revision("8b20d6e4c1a7", "3f1c9a7be2d4"),)),
    Fault(
        "configuration-not-followed",
        "",
        (env("config = context.config", "config = context.config)"),),
        name="syntax error",
    ),
    Fault(
        "model-not-loaded", "import Base", (env("import shop.orders  # noqa: E402, F401\n", ""),)
    ),
    Fault(
        "registration-import-unprotected",
        "import shop.orders",
        (env("import shop.orders  # noqa: E402, F401", "import shop.orders  # noqa: E402"),),
    ),
    Fault(
        "target-metadata-missing",
        "target_metadata",
        (env("target_metadata = Base.metadata", "target_metadata = None"),),
    ),
    Fault(
        "table-without-model",
        "target_metadata",
        (
            revision(
                "1e77",
                "8b20d6e4c1a7",
                'op.create_table("carts", sa.Column("id", sa.Integer(), primary_key=True))',
            ),
        ),
    ),
    Fault(
        "table-without-revision",
        "class Cart",
        (
            Change(
                "shop/orders.py",
                "class Order(Base):\n",
                'class Cart(Base):\n    __tablename__ = "carts"\n\n'
                "    id: Mapped[int] = mapped_column(primary_key=True)\n\n\nclass Order(Base):\n",
            ),
        ),
    ),
    Fault(
        "column-without-revision",
        "note",
        (
            Change(
                "shop/orders.py",
                "    state: Mapped",
                "    note: Mapped[str] = mapped_column(String(20))\n    state: Mapped",
            ),
        ),
    ),
    Fault(
        "column-without-model",
        "class Order",
        (Change("shop/orders.py", "    state: Mapped[str] = mapped_column(String(20))\n", ""),),
    ),
    Fault(
        "column-differs",
        "state",
        (Change("shop/orders.py", "mapped_column(String(20))", "mapped_column(String(90))"),),
    ),
)
