"""The revision graph for programs."""

import json

from domain.lanes.graph import RevisionGraph
from domain.lanes.lanes import Row

SCHEMA_VERSION = 1


class JsonGraphReport:
    def render(self, graph: RevisionGraph) -> str:
        """One object; described in docs/graph.md."""
        document = {
            "schema_version": SCHEMA_VERSION,
            "project": graph.project,
            "total": graph.total,
            "lanes": graph.lanes.width,
            "revisions": [revision_of(row, graph) for row in graph.lanes.rows],
            "problems": [
                {
                    "name": problem.name,
                    "message": problem.message,
                    "path": problem.location.path if problem.location else None,
                    "line": problem.location.line if problem.location else None,
                }
                for problem in graph.problems
            ],
        }
        return json.dumps(document, indent=2) + "\n"


def revision_of(row: Row, graph: RevisionGraph) -> dict[str, object]:
    revision, counts = row.revision, graph.counts(row.revision)
    found = {"errors": counts.errors, "warnings": counts.warnings, "infos": counts.infos}
    return {
        "id": revision.id,
        "path": revision.path,
        "message": revision.message,
        "parents": list(revision.parents),
        "depends_on": list(revision.depends_on),
        "branch_labels": list(revision.branch_labels),
        "marks": list(graph.marks(revision)),
        "lane": row.lane,
        "findings": found if graph.findings is not None else None,
    }
