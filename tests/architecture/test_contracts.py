"""Each contract in .importlinter is seen to break, by name, when the house is broken on purpose."""

import re
from configparser import ConfigParser
from pathlib import Path

import pytest
from attrs import frozen

from tests.architecture.tree import ROOT, copy_house, run


@frozen
class Break:
    """A line added to a file, and the contracts that must then be reported, no others."""

    file: str
    line: str
    contracts: frozenset[str]

    @classmethod
    def of(cls, file: str, line: str, *contracts: str) -> "Break":
        return cls(file, line, frozenset(contracts))

    def __str__(self) -> str:
        return f"{self.file}: {self.line}"


BREAKS = [
    Break.of("application/ports/clock.py", "from entrypoints import cli", "layers", "application"),
    Break.of("adapters/memory/__init__.py", "from entrypoints import cli", "layers"),
    Break.of("domain/errors.py", "from application.ports import clock", "layers", "domain"),
    Break.of("domain/errors.py", "import yaml", "domain"),
    Break.of("domain/errors.py", "import logging", "domain"),
    Break.of("domain/schema/schema.py", "from pathlib import Path", "domain"),
    Break.of("application/ports/clock.py", "import cattrs", "application"),
    Break.of("application/ports/clock.py", "import os", "application"),
    Break.of("adapters/reports/__init__.py", "import sqlalchemy", "sqlalchemy"),
    Break.of("adapters/alembic_project/__init__.py", "from alembic import op", "sqlalchemy"),
    Break.of("adapters/tracing/tracer.py", "import sqlalchemy", "sqlalchemy"),
    Break.of(
        "adapters/tracing/tracer.py", "from adapters.tracing.programs import recorder", "programs"
    ),
    Break.of("adapters/tracing/programs/recorder.py", "from attrs import frozen", "self-contained"),
    Break.of(
        "adapters/tracing/programs/recorder.py",
        "from adapters.tracing import child",
        "self-contained",
    ),
    Break.of("entrypoints/container.py", "from adapters.orm.metadata import metadata", "metadata"),
    Break.of(
        "adapters/memory/__init__.py",
        "from adapters.orm.metadata import metadata",
        "metadata",
        "adapters",
    ),
    Break.of("adapters/memory/__init__.py", "from adapters import reports", "adapters"),
    Break.of("entrypoints/cli/__init__.py", "from adapters import reports", "container"),
    Break.of("entrypoints/http/__init__.py", "import dependency_injector", "container"),
    Break.of("adapters/alembic_project/__init__.py", "import postgast", "sql"),
    Break.of("adapters/alembic_project/__init__.py", "import libcst", "syntax"),
    Break.of("entrypoints/cli/__init__.py", "import litestar", "web"),
    Break.of("adapters/memory/__init__.py", "import click", "click"),
    Break.of("alembic/env.py", "from adapters.orm.mapping import start_mappers", "env"),
    Break.of("alembic/env.py", "from adapters import orm", "env"),
    Break.of("alembic/env.py", "import domain", "env"),
    Break.of("alembic/env.py", "__import__('domain.errors')", "env"),
    Break.of("alembic/versions/broken.py", "from domain.errors import AssayError", "versions"),
    Break.of(
        "alembic/versions/broken.py", "from adapters.orm.metadata import metadata", "versions"
    ),
]


def names() -> dict[str, str]:
    """Identifier of each contract -> the sentence that import-linter prints."""
    config = ConfigParser()
    config.read(ROOT / ".importlinter", encoding="utf-8")
    prefix = "importlinter:contract:"
    return {s.removeprefix(prefix): config[s]["name"] for s in config if s.startswith(prefix)}


def verdicts(folder: Path) -> dict[str, str]:
    """Identifier of each contract -> KEPT or BROKEN."""
    done = run(folder, "lint-imports", "--no-logo", "--no-cache")
    found = {}
    for identifier, sentence in names().items():
        verdict = re.search(rf"^{re.escape(sentence)} (KEPT|BROKEN)\b", done.stdout, re.MULTILINE)
        assert verdict, f"{sentence!r} is not in:\n{done.stdout}{done.stderr}"
        found[identifier] = verdict[1]
    assert (done.returncode == 0) == (set(found.values()) == {"KEPT"})
    return found


@pytest.fixture
def house(tmp_path: Path) -> Path:
    return copy_house(tmp_path)


def test_keeps_every_contract_as_it_stands(house: Path) -> None:
    assert set(verdicts(house).values()) == {"KEPT"}


@pytest.mark.parametrize("broken", BREAKS, ids=str)
def test_reports_the_contract_that_was_broken(house: Path, broken: Break) -> None:
    with (house / broken.file).open("a", encoding="utf-8") as file:
        file.write(f"\n{broken.line}\n")

    reported = {name for name, verdict in verdicts(house).items() if verdict == "BROKEN"}

    assert reported == broken.contracts


def test_reports_a_contract_whose_scripts_are_gone(house: Path) -> None:
    (house / "alembic/env.py").unlink()

    assert verdicts(house)["env"] == "BROKEN"


def test_every_contract_is_broken_by_some_test() -> None:
    assert {name for broken in BREAKS for name in broken.contracts} == set(names())


def test_reports_a_folder_that_import_linter_would_skip(house: Path) -> None:
    hidden = house / "domain" / "hidden" / "module.py"
    hidden.parent.mkdir()
    hidden.write_text('"""Nobody would see what this imports."""\n')

    done = run(house, "ruff", "check", "--no-cache", "domain")

    assert "INP001" in done.stdout
    assert "domain/hidden/module.py" in done.stdout


def test_alembic_is_no_package_of_ours() -> None:
    """A regular package of that name anywhere on the path would hide the library."""
    assert not (ROOT / "alembic" / "__init__.py").exists()
