"""Whatever a revision says, only the project is read, and nobody is talked to."""

import subprocess
import sys
from ast import literal_eval
from pathlib import Path

import pytest

from tests.cli.conftest import Shop

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
OURS = (ROOT, Path(sys.prefix), Path(sys.base_prefix))

TEMPTING = {
    "opens a file": "open('{outside}').read()",
    "reads a path": "__import__('pathlib').Path('{outside}').read_text()",
    "asks the network": "__import__('urllib.request').urlopen('http://127.0.0.1:9/x').read()",
    "opens a socket": "__import__('socket').create_connection(('127.0.0.1', 9))",
    "starts a program": "__import__('subprocess').run(['true'])",
    "asks the system": "__import__('os').system('true')",
    "loads a module by its path": "spec_from_file_location('x', '{outside}').loader.load_module()",
    "imports from a folder outside": "sys.path.insert(0, '{folder}'); import secret; secret.f(op)",
    "imports above the top": "from ........secret import f; f(op)",
    "imports by a name with a path": "importlib.import_module('../secret').f(op)",
    "executes text": "exec(compile(open('{outside}').read(), 'x', 'exec'))",
    "takes SQL from a file": "op.execute(open('{outside}').read())",
    "copies from a file": "op.execute(\"COPY t FROM '{outside}'\")",
    "attaches a database": "op.execute(\"ATTACH DATABASE '{outside}' AS x\")",
}


@pytest.mark.parametrize("body", TEMPTING.values(), ids=TEMPTING)
def test_only_the_project_is_read_and_nobody_is_talked_to(body: str, tmp_path: Path) -> None:
    outside = tmp_path / "outside" / "secret.py"
    outside.parent.mkdir()
    outside.write_text("def f(op):\n    op.drop_table('never_read')\n")
    project = tmp_path / "project"
    shop = Shop(project)
    text = body.format(outside=outside, folder=outside.parent)
    shop.revision("one", text.replace("; ", "\n    "))

    events = watched(tmp_path / "log", "review", str(project), "--no-cache")

    assert any(place == project / "alembic.ini" for _, place in events)
    for event, place in events:
        assert event in ("open", "os.listdir", "os.scandir"), f"{event} {place}"
        assert place.is_relative_to(project) or any(map(place.is_relative_to, OURS)), place


def watched(log: Path, *arguments: str) -> list[tuple[str, Path]]:
    """What `assay` with these arguments asked for, in this process and in its second one."""
    command = [sys.executable, str(HERE / "watched.py"), str(log), *arguments]
    ran = subprocess.run(
        command, cwd=log.parent, env={"PYTHONPATH": str(ROOT)}, capture_output=True, text=True
    )
    assert ran.returncode in (0, 1), ran.stderr
    lines = (line.split(" ", 1) for line in log.read_text().splitlines())
    return [(event, log.parent / literal_eval(place)) for event, place in lines]
