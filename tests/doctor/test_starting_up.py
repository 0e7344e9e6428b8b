"""What the application does to tables while it starts, and what is no such thing."""

from pathlib import Path

import pytest

from tests.doctor.faults import Change
from tests.doctor.test_faults import NOTES, diagnosis, project

HEAD = "from sqlalchemy import text\nfrom shop.database import Base, engine\n"
AT_START = {
    "at import": 'with engine.begin() as c:\n    c.execute(text("ALTER TABLE a ADD b INT"))\n',
    "dropped": "Base.metadata.drop_all(engine)\n",
    "one table": "def create_app():\n    Base.metadata.tables\n    Shop.__table__.create(engine)\n",
    "before the first request": (
        "@app.before_first_request\ndef first():\n    session.execute(DDL('CREATE TABLE a'))\n"
    ),
    "on start-up": (
        "@app.on_event('startup')\nasync def begin():\n"
        "    await c.execute(CreateTable(Shop.__table__))\n"
    ),
    "lifespan": (
        "async def living(app):\n    await prepare()\n    yield\n\n"
        "async def prepare():\n    await c.exec_driver_sql(f'DROP INDEX {name}')\n\n"
        "app = FastAPI(lifespan=living)\n"
    ),
    "handler": (
        "def begin():\n    c.execute('drop table ' + name)\n\n"
        "app.add_event_handler('startup', begin)\n"
    ),
    "server": (
        "if __name__ == '__main__':\n    c.execute('CREATE TABLE a (b INT)')\n"
        "    uvicorn.run(app)\n"
    ),
}
ELSEWHERE = {
    "a script": ("scripts/reset.py", AT_START["dropped"]),
    "a command": (
        "shop/run.py",
        "@app.cli.command()\ndef create_app():\n    Base.metadata.drop_all(engine)\n",
    ),
    "command line": ("shop/cli.py", AT_START["dropped"]),
    "tests": ("tests/conftest.py", AT_START["dropped"]),
    "never at start": ("shop/reset.py", "def reset():\n    Base.metadata.drop_all(engine)\n"),
    "started by hand": (
        "shop/reset.py",
        "if __name__ == '__main__':\n    Base.metadata.drop_all(engine)\n",
    ),
    "rows": ("shop/rows.py", "c.execute(text('DELETE FROM a -- no DROP TABLE'))\n"),
    "only said": ("shop/rows.py", "statement = DDL('CREATE TABLE a (b INT)')\nlog.execute()\n"),
}


def told(place: Path) -> list[str]:
    return [
        issue.message
        for issue in diagnosis(place).issues
        if issue.rule not in NOTES and "whenever the application starts" in issue.message
    ]


@pytest.mark.parametrize("name", sorted(AT_START))
def test_tables_that_are_changed_at_start_up_are_told(name: str, tmp_path: Path) -> None:
    place = project(tmp_path, "sqlite")
    Change("shop/start.py", "", HEAD + AT_START[name]).apply(place)

    assert len(told(place)) == 1


@pytest.mark.parametrize("name", sorted(ELSEWHERE))
def test_what_nobody_runs_at_start_up_is_not(name: str, tmp_path: Path) -> None:
    place = project(tmp_path, "sqlite")
    path, text = ELSEWHERE[name]
    Change(path, "", HEAD + text).apply(place)

    assert told(place) == []
