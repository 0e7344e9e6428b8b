"""alembic.ini."""

import logging
import subprocess
import sys
from configparser import RawConfigParser

from alembic import command

from tests.environment.conftest import HEAD, ROOT, alembic, configured

INI = ROOT / "alembic.ini"


def ini():
    parser = RawConfigParser()
    parser.read(INI, encoding="utf-8")
    return parser


def test_names_no_database():
    options = {option for section in ini().sections() for option in ini().options(section)}
    assert not [option for option in options if "url" in option]
    assert "://" not in INI.read_text(encoding="utf-8")


def test_every_path_starts_where_the_ini_is():
    assert ini()["alembic"]["script_location"] == "%(here)s/alembic"
    assert ini()["alembic"]["version_locations"] == "%(here)s/alembic/versions"
    assert "prepend_sys_path" not in ini()["alembic"]


def test_logs_for_root_sqlalchemy_and_alembic():
    assert ini()["loggers"]["keys"] == "root,sqlalchemy,alembic"
    assert ini()["logger_sqlalchemy"]["qualname"] == "sqlalchemy.engine"
    assert ini()["logger_alembic"]["qualname"] == "alembic"


def test_logs_on_stderr_and_answers_on_stdout(new_store_url):
    url = new_store_url("sqlite")
    upgraded = alembic(url, "upgrade", "head")
    assert upgraded.stdout == ""
    assert upgraded.stderr.count("Running upgrade") == 7
    assert alembic(url, "current").stdout == f"{HEAD} (head)\n"


def test_a_program_keeps_its_own_logging(new_store_url):
    before = logging.getLogger("of.the.program")
    handlers = list(logging.getLogger().handlers)
    command.upgrade(configured(new_store_url("sqlite")), "head")
    assert not before.disabled
    assert logging.getLogger().handlers == handlers


def test_the_command_line_disables_no_logger(new_store_url):
    program = (
        "import argparse, logging\n"
        "from alembic import command\n"
        "from alembic.config import Config\n"
        "earlier = logging.getLogger('of.the.program')\n"
        f"config = Config({str(INI)!r}, cmd_opts=argparse.Namespace(cmd=None))\n"
        f"config.attributes['database_url'] = {new_store_url('sqlite')!r}\n"
        "command.current(config)\n"
        "print(len(logging.getLogger().handlers), earlier.disabled)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert done.stdout == "1 False\n", done.stderr
