"""Tracing: the way up, and the way back, on an empty database made for it."""

import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from attrs import evolve, field

from adapters.tracing.child import Child, ProgramFailed
from adapters.tracing.lines import failure, reflection, revisions
from adapters.tracing.request import Baseline, Handed, TracedEnvironment, TraceRequest
from adapters.tracing.throwaway import empty_database
from adapters.tracing.trace import Reflection, Trace, TracedRevision
from domain.classes import define, frozen


@frozen
class Tracer:
    """`server` is a URL that may make databases, or `sqlite`.

    Everything runs in child processes under the project's interpreter, with nothing of ours on
    their path and no other database within their reach.
    """

    server: str

    def __call__(self, request: TraceRequest) -> Trace:
        """Never raises for what the project does: `failure` tells why the trace ended early."""
        runs = [self._run(request, {})]
        while request.as_far_as_it_goes and (only := runs[-1].nearer()):
            runs.append(self._run(request, only))
        failed = [r for run in runs[:-1] for r in run.revisions if not r.finished]
        failures = [run.failure for run in runs if run.failure]
        revisions = (*runs[-1].revisions, *failed)
        return Trace(revisions, *runs[-1].reflections, failure="; then: ".join(failures) or None)

    def _run(self, request: TraceRequest, only: Mapping[str, list[str]]) -> "Run":
        with tempfile.TemporaryDirectory(prefix="assay-trace-") as folder:
            home = Path(folder)
            run = Run(request.environment, home, request.seconds, only)
            try:
                with empty_database(self.server, run.child) as url:
                    run.through(url, request)
            except ProgramFailed as failed:
                run.failure = run.failure or str(failed)
            return run


@define
class Run:
    """One trace as it grows; `only` are the revisions to run in a direction, all without it."""

    environment: TracedEnvironment
    home: Path
    seconds: int
    only: Mapping[str, list[str]]
    revisions: list[TracedRevision] = field(factory=list)
    seen: dict[str, Reflection] = field(factory=dict)
    failure: str | None = None

    @property
    def child(self) -> Child:
        return self._child(self.environment)

    @property
    def reflections(self) -> tuple[Reflection | None, Reflection | None, Reflection | None]:
        return self.seen.get("start"), self.seen.get("head"), self.seen.get("base")

    def nearer(self) -> Mapping[str, list[str]] | None:
        """What to run instead to come to an end: without what failed, and what comes after it."""
        direction = "downgrade" if "head" in self.seen else "upgrade"
        done = [r.id for r in self.revisions if r.finished and r.direction == direction]
        if self.failure is None or direction in self.only or not done:
            return None
        return {**self.only, direction: done}

    def through(self, url: str, request: TraceRequest) -> None:
        """Raise ProgramFailed where it cannot go on."""
        if request.baseline:
            self._make(url, request.baseline)
        self._reflect(url, "start")
        self._record(url, "upgrade")
        self._reflect(url, "head")
        if request.down:
            self._record(url, "downgrade")
            self._reflect(url, "base")

    def _make(self, url: str, baseline: Baseline) -> None:
        made_by = baseline.release or self.environment
        made_by = evolve(made_by, own=False, metadata=baseline.metadata)
        self._record(url, "create", made_by)
        if baseline.release:
            self._record(url, "stamp", made_by)

    def _reflect(self, url: str, moment: str) -> None:
        output = self.home / f"{moment}.json"
        self.child.run("reflector", {"url": url, "output": str(output)})
        self.seen[moment] = reflection(output)

    def _record(self, url: str, action: str, environment: TracedEnvironment | None = None) -> None:
        chosen = environment or self.environment
        output = self.home / "recorded.jsonl"
        task = {**told(chosen), "url": url, "action": action, "output": str(output)}
        task["only"] = self.only.get(action)
        try:
            self._child(chosen).run("recorder", task)
        except ProgramFailed:
            self.failure = failure(output)
            raise
        finally:
            self.revisions += revisions(output)
            output.unlink(missing_ok=True)

    def _child(self, environment: TracedEnvironment) -> Child:
        return Child(environment.python, self.home, self.seconds, environment.variables)


def told(environment: TracedEnvironment) -> dict[str, Any]:
    """The environment as the recorder takes it."""
    nothing = environment.handed is Handed.NOTHING
    return {
        "ini": str(environment.ini) if environment.ini else None,
        "script_location": str(environment.script_location),
        "version_locations": [str(folder) for folder in environment.version_locations],
        "path": [str(folder) for folder in environment.import_path],
        "own_environment": environment.own,
        "metadata": environment.metadata,
        "application": environment.application,
        "driver": environment.driver,
        "handed": None if nothing else environment.handed.value,
        "url_variables": dict(environment.url_variables),
    }
