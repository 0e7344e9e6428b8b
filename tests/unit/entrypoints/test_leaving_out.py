"""The library of the container, without what it would import besides."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from entrypoints.leaving_out import INTEGRATIONS, LateAsyncio
from tests.architecture.tree import ROOT

CONTAINER = """
from entrypoints.leaving_out import leaving_out
with leaving_out():
    import entrypoints.container
"""


def loaded_after(code: str, *folders: Path) -> set[str]:
    """All modules, once the code has run in a process of its own."""
    program = (
        f"import json, sys; sys.path[:0] = {[str(folder) for folder in (ROOT, *folders)]!r}\n"
        f"{code}\nprint(json.dumps(list(sys.modules)))"
    )
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    return set(json.loads(told.stdout))


@pytest.fixture
def installed(tmp_path: Path) -> Path:
    """A folder in which each integration ends the program that imports it."""
    for name in INTEGRATIONS:
        (tmp_path / f"{name}.py").write_text("raise SystemExit('imported')\n")
    return tmp_path


def test_the_container_imports_no_integration_and_no_asyncio(installed: Path) -> None:
    modules = loaded_after(CONTAINER, installed)

    assert "dependency_injector.containers" in modules
    assert not modules & {*INTEGRATIONS, "asyncio", "ssl"}


def test_what_was_left_out_can_be_imported_afterwards() -> None:
    code = f"{CONTAINER}\nimport asyncio, yaml; asyncio.run(asyncio.sleep(0)); yaml.dump"

    assert {"asyncio.tasks", "yaml.dumper"} <= loaded_after(code)


def test_what_was_imported_before_stays(installed: Path) -> None:
    code = f"import asyncio\n{CONTAINER}\nasyncio.run(asyncio.sleep(0))"

    assert "asyncio.tasks" in loaded_after(code, installed)


def test_a_late_function_is_that_of_asyncio() -> None:
    code = (
        "from entrypoints.leaving_out import leaving_out\n"
        "with leaving_out():\n"
        "    from asyncio import Future\n"
        "    assert 'asyncio.futures' not in sys.modules\n"
        "import asyncio\n"
        "loop = asyncio.new_event_loop()\n"
        "assert isinstance(Future(loop=loop), asyncio.Future)"
    )

    assert "asyncio.futures" in loaded_after(code)


def test_anything_else_is_that_of_asyncio_too() -> None:
    code = (
        "from entrypoints.leaving_out import leaving_out\n"
        "with leaving_out():\n"
        "    import asyncio as late\n"
        "    assert late.isfuture(1) is False\n"
        "assert 'asyncio.futures' in sys.modules"
    )

    assert "asyncio.futures" in loaded_after(code)


def test_it_is_no_package() -> None:
    """Then `asyncio.coroutines` is looked for by nobody, and dependency_injector does without."""
    assert not hasattr(LateAsyncio(), "__path__")
