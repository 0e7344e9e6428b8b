"""Runs commands of Alembic, each from a folder of its own; runs under a project's interpreter.

Reads a line of JSON, {"environment": ..., "commands": [[folder, arguments], ...]}, and answers with
one: [status, stdout, stderr] of each, up to the first that failed. Each command has a process of
its own, forked off this one, which has imported the libraries: to start Python each time would take
minutes.
"""

import contextlib
import json
import os
import sys
import tempfile
import traceback
from importlib import import_module

from alembic.config import CommandLine

FOR_SPEED = (
    "alembic.autogenerate alembic.context aiomysql aiosqlite asyncio asyncpg flask_sqlalchemy "
    "mako.template psycopg pymysql sqlmodel sqlalchemy.ext.asyncio sqlalchemy.orm "
    "sqlalchemy.dialects.mysql.pymysql sqlalchemy.dialects.mysql.aiomysql "
    "sqlalchemy.dialects.postgresql.asyncpg sqlalchemy.dialects.postgresql.psycopg "
    "sqlalchemy.dialects.sqlite.aiosqlite"
)


def ran(folder, arguments):
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        child = os.fork()
        if child == 0:
            os.dup2(out.fileno(), 1)
            os.dup2(err.fileno(), 2)
            os._exit(status_of(folder, arguments))
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        return [status, text(out), text(err)]


def status_of(folder, arguments):
    os.chdir(folder)
    status = 0
    try:
        CommandLine(prog="alembic").main(arguments)
    except SystemExit as stopped:
        status = stopped.code or 0
    except Exception:  # noqa: BLE001  (whatever it is, it is what the command said)
        traceback.print_exc()
        status = 1
    sys.stdout.flush()
    return status


def text(file):
    file.seek(0)
    return file.read().decode()


def answer(asked):
    os.environ.update(asked["environment"])
    done = []
    for folder, arguments in asked["commands"]:
        done.append(ran(folder, arguments))
        if done[-1][0]:
            break
    return done


for module in FOR_SPEED.split():
    with contextlib.suppress(ImportError):
        import_module(module)
for line in sys.stdin:
    sys.stdout.write(json.dumps(answer(json.loads(line))) + "\n")
    sys.stdout.flush()
