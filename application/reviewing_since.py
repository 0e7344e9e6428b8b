"""A project together with what another branch has of it: what is new, and what a merge gives."""

from collections.abc import Sequence

from application.ports.project_reader import OtherVersion, Project
from application.ports.released_files import Files, ReleasedFiles
from domain.classes import frozen
from domain.history import History
from domain.released import Released


@frozen
class Since:
    """`project` has the history as it will be once the change is merged."""

    project: Project
    released: Released


def since(ref: str, project: Project, files: ReleasedFiles) -> Since:
    """Raise InputError."""
    found = files.since(ref, project.versions, project.contents)
    at_ref = project.revisions_in(found.at_ref)
    has_gone_on = found.at_base is not found.at_ref
    at_base = project.revisions_in(found.at_base) if has_gone_on else at_ref
    base = History.of(other.revision for other in at_base)
    newest = History.of(other.revision for other in at_ref)
    joined = joining(project, base, at_ref)
    untouched = untouched_in(project, at_base)
    gone = gone_there(untouched, at_ref, found.at_ref)
    anew = changed_there(untouched, at_ref)
    now = {other.revision.id: other.revision for other in anew}
    released = Released(
        ref,
        tuple(now.get(each.id, each) for each in base.revisions if each.id not in gone),
        tuple(other.revision for other in joined),
        tuple(head.id for head in newest.heads),
        rewritten(project, at_base),
    )
    judged = frozenset(revision.id for revision in released.judged_in(project.history))
    return Since(project.merged_with((*joined, *anew), judged, gone), released)


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


def untouched_in(project: Project, at_base: Sequence[OtherVersion]) -> tuple[OtherVersion, ...]:
    """What stands here as it was: a merge leaves it as the branch has it now."""
    here = project.history.by_id
    return tuple(
        other
        for other in at_base
        if other.revision.id in here and here[other.revision.id].digest == other.revision.digest
    )


def gone_there(
    untouched: Sequence[OtherVersion], at_ref: Sequence[OtherVersion], files: Files
) -> frozenset[str]:
    """The ids of what the branch has deleted. A file that is there and cannot be read is not."""
    there = {other.revision.id for other in at_ref}
    missing = [other.revision for other in untouched if other.revision.id not in there]
    return frozenset(
        each.id for each in missing if not any(file.endswith(f"/{each.path}") for file in files)
    )


def changed_there(
    untouched: Sequence[OtherVersion], at_ref: Sequence[OtherVersion]
) -> tuple[OtherVersion, ...]:
    was = {other.revision.id: other.revision.digest for other in untouched}
    return tuple(
        other
        for other in at_ref
        if was.get(other.revision.id, other.revision.digest) != other.revision.digest
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
