"""`pytest --assay`: the review of the project's migrations as tests of its own suite.

One test a revision, one for the history as a whole. The review runs in a process of its own:
nothing of Assay, and nothing of the reviewed project, is imported into the process of the tests.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

LEVELS = ("info", "warning", "error")
LAUNCHER = Path(__file__).with_name("assay.py")
Told = dict[str, Any]
"""A part of what `assay review --format json` writes."""


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("assay", "review of Alembic migrations")
    group.addoption(
        "--assay", action="store_true", help="Review the migrations as tests of their own."
    )
    group.addoption(
        "--assay-path",
        metavar="PATH",
        help="The project to review; default: assay_path, else the root of the tests.",
    )
    group.addoption("--assay-since", metavar="REF", help="Only what is new to a branch of git.")
    group.addoption(
        "--assay-fail-level", choices=LEVELS, help="The lowest level that fails a test."
    )
    parser.addini("assay_path", "The project to review, from the root of the tests.", default=".")
    parser.addini("assay_since", "Only what is new to this branch of git.", default="")
    parser.addini("assay_fail_level", "The lowest level that fails a test.", default="")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(
    session: pytest.Session, config: pytest.Config, items: list[pytest.Item]
) -> None:
    """Before the other plugins, so that `-k` and the like choose among these tests, too."""
    if not config.getoption("assay"):
        return
    suite = Suite.from_parent(session, name="assay", nodeid="assay")
    items.extend(suite.collect())


class Suite(pytest.Collector):
    def collect(self) -> list[pytest.Item]:
        """Raise UsageError where nothing could be reviewed."""
        told = reviewed(self.config)
        found = defaultdict(list)
        for finding in told["findings"]:
            found[finding["revision"]].append(finding)
        level = told["fail_level"]
        revisions = [
            RevisionItem.from_parent(
                self,
                name=one["id"],
                revision=one,
                findings=found.pop(one["id"], []),
                fail_level=level,
            )
            for one in told["revisions"]
            if one["id"]
        ]
        # What a branch has lost is told at a revision that is not new, and has no test here.
        others = [finding for left in found.values() for finding in left]
        history = HistoryItem.from_parent(
            self, name="history", problems=told["problems"], findings=others, fail_level=level
        )
        return [*revisions, history]


class HistoryItem(pytest.Item):
    """What is wrong with the history as a whole: files, the graph, configuration, what was lost."""

    def __init__(
        self,
        *,
        problems: list[Told],
        findings: list[Told],
        fail_level: str | None,
        **of_pytest: Any,
    ) -> None:
        super().__init__(**of_pytest)
        self.problems, self.findings, self.fail_level = problems, findings, fail_level

    def runtest(self) -> None:
        failing = [one for one in self.findings if fails(one, self.fail_level)]
        if told := [*map(problem_text, self.problems), *map(finding_text, failing)]:
            pytest.fail("\n\n".join(told), pytrace=False)

    def reportinfo(self) -> tuple[Path, int | None, str]:
        return self.config.rootpath, None, "assay: history"


class RevisionItem(pytest.Item):
    """Fails where a finding that nobody allowed reaches the level."""

    def __init__(
        self, *, revision: Told, findings: list[Told], fail_level: str | None, **of_pytest: Any
    ) -> None:
        super().__init__(**of_pytest)
        self.revision, self.findings, self.fail_level = revision, findings, fail_level

    def runtest(self) -> None:
        failing = [finding for finding in self.findings if fails(finding, self.fail_level)]
        others = [finding for finding in self.findings if finding not in failing]
        for finding in others:
            self.add_report_section("call", "assay", finding_text(finding))
        if failing:
            pytest.fail("\n\n".join(map(finding_text, failing)), pytrace=False)
        if self.revision["status"] == "not-read":
            pytest.fail(f"{self.revision['path']} was not read", pytrace=False)

    def reportinfo(self) -> tuple[Path, int | None, str]:
        return Path(self.revision["path"]), None, f"assay: {self.revision['path']}"


def fails(finding: Told, level: str | None) -> bool:
    if finding["waived"] or level is None:
        return False
    return LEVELS.index(finding["level"]) >= LEVELS.index(level)


def reviewed(config: pytest.Config) -> Told:
    """The review of the project. Raise UsageError with what Assay says where there is none."""
    path = config.getoption("assay_path") or config.getini("assay_path")
    since = config.getoption("assay_since") or config.getini("assay_since")
    level = config.getoption("assay_fail_level") or config.getini("assay_fail_level")
    command = [sys.executable, str(LAUNCHER), "review", path, "--format", "json"]
    command += ["--since", since] if since else []
    command += ["--fail-level", level] if level else []
    ran = subprocess.run(
        command, cwd=config.rootpath, capture_output=True, check=False, encoding="utf-8"
    )
    if not ran.stdout:
        raise pytest.UsageError(ran.stderr.strip())
    told: Told = json.loads(ran.stdout)
    return told


def finding_text(finding: Told) -> str:
    place = f"{finding['path']}:{finding['line']}:{finding['column']}"
    lines = [f"{place}: {finding['level']} {finding['rule']}", finding["message"]]
    if finding["waived"]:
        lines.append(f"allowed: {finding['waived']['reason']}")
    if finding["assumption"]:
        lines.append(f"assumed: {finding['assumption']}")
    if finding["fix"]:
        lines += ["safe way:", *(f"    {line}" for line in finding["fix"].splitlines())]
    return "\n".join(lines)


def problem_text(problem: Told) -> str:
    place = problem["location"]
    where = f"{place['path']}:{place['line']}: " if place else ""
    return f"{where}{problem['message']}\n{problem['way_out']}"
