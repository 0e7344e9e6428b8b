"""What is right is told as it is, and no more."""

from pathlib import Path

import pytest

from tests.doctor.models.written import ENV_PY, INI, project
from tests.doctor.test_faults import diagnosis

OPENED = "    with connectable.connect() as connection:\n"
GIVEN = '    given = context.config.attributes.get("connection")\n'


def strengths(folder: Path) -> dict[str, str]:
    return {found.name: found.message for found in diagnosis(folder).strengths}


@pytest.mark.parametrize(
    ("lines", "taken"),
    [
        (f"{GIVEN}    with given.connect() as connection:\n", False),
        (f"{GIVEN}    with given.engine.connect() as connection:\n", False),
        (f"{GIVEN.replace('given =', 'connection =')}{OPENED}", False),
        (f"{GIVEN}    with nullcontext(given) as connection:\n", True),
        (
            f"{GIVEN}    opened = nullcontext(given) if given else connectable.connect()\n"
            "    with opened as connection:\n",
            True,
        ),
    ],
    ids=["asked for another", "its engine", "written over", "itself", "itself, where there is one"],
)
def test_a_connection_is_taken_where_alembic_gets_that_very_one(
    lines: str, taken: bool, tmp_path: Path
) -> None:
    folder = project(tmp_path, {"alembic/env.py": ENV_PY.replace(OPENED, lines)})
    assert ("connection-taken" in strengths(folder)) is taken


def test_a_connection_is_followed_through_the_functions_of_the_file(tmp_path: Path) -> None:
    env_py = ENV_PY.replace("def run_migrations_online():\n", "def migrate(link):\n").replace(
        OPENED + "        context.configure(connection=connection",
        "    if True:\n        context.configure(connection=link",
    )
    env_py = env_py.replace(
        "    run_migrations_online()",
        '    migrate(context.config.attributes["connection"])',
    )
    assert "connection-taken" in strengths(project(tmp_path, {"alembic/env.py": env_py}))


def test_a_function_that_compares_is_named(tmp_path: Path) -> None:
    env_py = ENV_PY.replace("configure(connection=", "configure(compare_type=same, connection=")
    found = strengths(project(tmp_path, {"alembic/env.py": env_py}))
    assert found["compare-type"] == "changed types are compared, as same decides"


LOGGED = """[loggers]
keys = root,alembic

[logger_alembic]
qualname = alembic
"""


@pytest.mark.parametrize(
    ("condition", "told"),
    [
        ("not getLogger().handlers", ", where `not getLogger().handlers`"),
        ("context.config.config_file_name", ""),
    ],
)
def test_logging_that_is_set_up_on_a_condition_is_told_with_it(
    condition: str, told: str, tmp_path: Path
) -> None:
    env_py = ENV_PY.replace(
        "target_metadata = Base",
        f"if {condition}:\n    fileConfig(context.config.config_file_name)\ntarget_metadata = Base",
    )
    files = {"alembic/env.py": env_py, "alembic.ini": f"{INI}\n{LOGGED}"}
    assert strengths(project(tmp_path, files))["logging"] == f"logging is set up for Alembic{told}"


@pytest.mark.parametrize(
    ("names", "told"),
    [
        ('{"uq": "uq_%(table_name)s"}', "unique constraints get the same names"),
        ('{"ix": "ix_%(table_name)s"}', None),
        (
            '{"uq": "u_%(table_name)s", "fk": "f_%(table_name)s", "ck": "c_%(table_name)s"}',
            "constraints get",
        ),
    ],
)
def test_a_naming_convention_names_what_it_speaks_of(
    names: str, told: str | None, tmp_path: Path
) -> None:
    database = f"""
        from sqlalchemy import MetaData
        from sqlalchemy.orm import DeclarativeBase


        class Base(DeclarativeBase):
            metadata = MetaData(naming_convention={names})
        """
    found = strengths(project(tmp_path, {"app/db.py": database})).get("naming-convention")
    assert found is None if told is None else found is not None and found.startswith(told)


def test_a_long_source_of_the_url_is_cut_where_people_see_it(tmp_path: Path) -> None:
    source = f'settings.{"very_" * 20}long["url"]'
    env_py = ENV_PY.replace(
        "target_metadata = Base",
        "from app import settings\n"
        f'context.config.set_main_option("sqlalchemy.url", {source})\ntarget_metadata = Base',
    )
    ini = INI.replace("sqlalchemy.url = postgresql://localhost/shop\n", "")
    found = strengths(project(tmp_path, {"alembic/env.py": env_py, "alembic.ini": ini}))
    assert found["url-from-settings"].endswith("...")


def test_a_folder_of_revisions_has_no_configuration_that_was_looked_for(tmp_path: Path) -> None:
    folder = project(tmp_path, {})
    looked = {each.what: each.found for each in diagnosis(folder / "alembic/versions").looked_at}
    assert looked["configuration"] == "not looked for: a folder of revisions was named"
    assert looked["template"].endswith("script.py.mako")


@pytest.mark.parametrize(("value", "told"), [("5s", " after 5s"), ("{seconds}s", "")])
def test_a_timeout_that_is_put_together_has_no_value_to_tell(
    value: str, told: str, tmp_path: Path
) -> None:
    env_py = ENV_PY.replace(
        "target_metadata = Base",
        f"TIMEOUT = \"SET lock_timeout = '{value}'\"\ntarget_metadata = Base",
    )
    found = strengths(project(tmp_path, {"alembic/env.py": env_py}))
    assert found["lock-timeout"] == f"migrations give up on a lock{told}"


@pytest.mark.parametrize(
    ("template", "told"),
    [
        ("${imports if imports else ''}", False),
        ("% for line in sorted((imports or '').splitlines()):\n${line}\n% endfor", False),
        ("## the imports of autogenerate are left out\n${upgrades}", True),
    ],
)
def test_a_template_may_write_the_imports_in_its_own_way(
    template: str, told: bool, tmp_path: Path
) -> None:
    found = diagnosis(project(tmp_path, {"alembic/script.py.mako": template})).issues
    assert ("stale-script-template" in {issue.rule for issue in found}) is told
