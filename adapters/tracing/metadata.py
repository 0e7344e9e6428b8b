"""The `MetadataSource`: one program, in a child process, under the project's interpreter."""

import json
import os
import tempfile
from pathlib import Path

from adapters.tracing.child import Child, ProgramFailed
from application.ports.metadata_source import MetadataRequest
from domain.classes import frozen
from domain.diagnosis.live import LiveTable, MetadataNotHanded
from domain.schema.names import TableName

SECONDS = 120
# What tells an interpreter where to look is ours, not the project's.
OURS = ("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV")


@frozen
class ChildMetadata:
    """env.py gets the environment that Assay was started in: its settings may stand there."""

    def tables(self, request: MetadataRequest) -> tuple[LiveTable, ...]:
        """Raise MetadataNotHanded."""
        with tempfile.TemporaryDirectory(prefix="assay-live-") as folder:
            output = Path(folder) / "metadata.json"
            try:
                child_of(request).run("metadata", {**task_of(request), "output": str(output)})
                told = json.loads(output.read_text(encoding="utf-8"))
            except (ProgramFailed, OSError) as failed:
                raise MetadataNotHanded(str(failed)) from None
        if "error" in told:
            raise MetadataNotHanded(told["error"])
        return tuple(
            LiveTable(
                TableName(table["name"], table["schema"]),
                tuple(column["name"] for column in table["columns"]),
            )
            for table in told["tables"]
        )


def child_of(request: MetadataRequest) -> Child:
    own = {
        name: value.replace("{", "{{").replace("}", "}}")
        for name, value in os.environ.items()
        if name not in OURS
    }
    return Child(Path(request.python), Path(request.folder), SECONDS, own)


def task_of(request: MetadataRequest) -> dict[str, object]:
    return {
        "ini": request.ini,
        "script_location": request.script_location,
        "path": [request.folder],
        "database": request.dialect,
        "metadata": None,
        "application": None,
    }
