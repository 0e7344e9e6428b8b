"""A port without a contract suite is unfinished."""

import ast
from pathlib import Path

import pytest

from tests.architecture.tree import ROOT

PORTS = sorted((ROOT / "application" / "ports").glob("*.py"))


def protocols(file: Path) -> list[str]:
    return [
        node.name
        for node in ast.parse(file.read_text(encoding="utf-8")).body
        if isinstance(node, ast.ClassDef)
        and any(isinstance(base, ast.Name) and base.id == "Protocol" for base in node.bases)
    ]


@pytest.mark.parametrize("port", [p for p in PORTS if protocols(p)], ids=lambda p: p.stem)
def test_the_port_has_a_contract_suite(port: Path) -> None:
    suite = ROOT / "tests" / "contract" / f"test_{port.stem}.py"

    assert suite.is_file(), f"{', '.join(protocols(port))} needs {suite.relative_to(ROOT)}"
    assert "def test_" in suite.read_text(encoding="utf-8")
