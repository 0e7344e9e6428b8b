"""A project together with what another branch has of it: what is new, and what a merge gives."""

from collections.abc import Sequence

from attrs import frozen

from application.ports.project_reader import OtherVersion, Project
from application.ports.released_files import ReleasedFiles
from domain.history import History
from domain.released import Released


@frozen
class Since:
    """`project` has the history as it will be once the change is merged."""

    project: Project
    released: Released


def since(ref: str, project: Project, files: ReleasedFiles) -> Since:
    """Raise InputError."""
    found = files.since(ref, project.versions)
    at_base, at_ref = map(project.revisions_in, (found.at_base, found.at_ref))
    base = History.of(other.revision for other in at_base)
    newest = History.of(other.revision for other in at_ref)
    joined = joining(project, base, at_ref)
    released = Released(
        ref,
        base.revisions,
        tuple(other.revision for other in joined),
        tuple(head.id for head in newest.heads),
        rewritten(project, at_base),
    )
    judged = frozenset(revision.id for revision in released.judged_in(project.history))
    return Since(project.merged_with(joined, judged), released)


def joining(
    project: Project, base: History, at_ref: Sequence[OtherVersion]
) -> tuple[OtherVersion, ...]:
    """What the branch has got since. Of two files at one path, which git would not merge by itself,
    the one that is checked out stays.
    """
    here = project.history
    paths = {revision.path for revision in here.revisions}
    return tuple(
        other
        for other in at_ref
        if other.revision.id not in base.by_id
        and other.revision.id not in here.by_id
        and other.revision.path not in paths
    )


def rewritten(project: Project, at_base: Sequence[OtherVersion]) -> tuple[str, ...]:
    here = project.history.by_id
    changed = (
        other
        for other in at_base
        if other.revision.id in here and here[other.revision.id].digest != other.revision.digest
    )
    return tuple(
        other.revision.id
        for other in changed
        if not project.still_upgrades(here[other.revision.id], other.content)
    )
