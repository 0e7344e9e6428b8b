"""Nobody sees which revisions run, or nothing runs for want of a logging section."""

from collections.abc import Iterator

from domain.diagnosis.concern import Concern
from domain.diagnosis.rule import EnvironmentRule
from domain.diagnosis.setup import Setup
from domain.diagnosis.sources import env_of
from domain.diagnosis.ways_out import configuration_name, with_imports
from domain.review.finding import Level
from domain.rules.rule import Description

NEEDED = ("loggers", "handlers", "formatters")

ABOUT = Description(
    name="logging-not-configured",
    family="environment",
    level=Level.ERROR,
    finds="fileConfig() without an ini file that has logging sections, or no logging at all.",
    why=(
        "Without the sections fileConfig() raises `KeyError: 'formatters'`, without the file "
        "`FileNotFoundError`, and no command works. Without any logging `alembic upgrade` says "
        "nothing of what it runs: when it stops, nobody knows where."
    ),
    less_when="nothing sets logging up: then it is only worth a remark",
    silent_when=(
        "the ini file has [loggers], [handlers] and [formatters]",
        "env.py sets logging up in another way, or the application does, which runs Alembic itself",
    ),
    way_out="Keep the sections that `alembic init` writes, for `alembic` and `sqlalchemy.engine`.",
)


def check(setup: Setup) -> Iterator[Concern]:
    env, configuration = env_of(setup), setup.configuration
    missing = [name for name in NEEDED if name not in configuration.sections]
    loading = [each for each in env.logging if each.from_file and not each.guarded]
    if configuration.path is None or setup.env_py is None or env.unreadable:
        return
    if loading and configuration.is_toml:
        yield Concern(
            "fileConfig() looks for alembic.ini, and there is none: no command works",
            loading[0].written.location,
            fix=with_imports(
                setup,
                "logging.basicConfig(level=logging.INFO)  # in place of fileConfig()",
                "logging",
            ),
        )
    elif loading and missing:
        yield Concern(
            f"fileConfig() needs [{missing[0]}], which {configuration.path} does not have",
            loading[0].written.location,
            fix=SECTIONS,
        )
    elif not env.logging and env.configures and not setup.around.runs_alembic:
        yield Concern(
            "nothing sets logging up, so an upgrade does not say what it runs",
            env.configuration_at.location if env.configuration_at else None,
            fix=file_config(setup) + (f"\n\n# alembic.ini\n{SECTIONS}" if missing else ""),
            level=Level.INFO,
            assumption="The application's modules that env.py imports set none up.",
        )


def file_config(setup: Setup) -> str:
    name = configuration_name(setup)
    code = f"""\
if {name}.config_file_name is not None:
    fileConfig({name}.config_file_name, disable_existing_loggers=False)"""
    return with_imports(setup, code, "fileConfig")


SECTIONS = """\
[loggers]
keys = root,sqlalchemy,alembic

[handlers]
keys = console

[formatters]
keys = generic

[logger_root]
level = WARNING
handlers = console

[logger_sqlalchemy]
level = WARNING
handlers =
qualname = sqlalchemy.engine

[logger_alembic]
level = INFO
handlers =
qualname = alembic

[handler_console]
class = StreamHandler
args = (sys.stderr,)
formatter = generic

[formatter_generic]
format = %(levelname)-5.5s [%(name)s] %(message)s"""

LOGGING_NOT_CONFIGURED = EnvironmentRule(ABOUT, check)
