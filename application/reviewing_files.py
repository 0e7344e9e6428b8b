"""Reviewing the revisions in some files."""

from collections.abc import Sequence

from application.ports.project_reader import Project
from application.told_from import told_from
from domain.errors import InputError


def in_files(files: Sequence[str], project: Project, root: str) -> tuple[str, ...]:
    """The ids, sorted, of the revisions in files of these absolute paths.

    What cannot be read is among the project's problems. Raise InputError where a file is no
    revision of it.
    """
    wanted = {told_from(root, file): file for file in files}
    faulty = {problem.location.path for problem in project.problems if problem.location}
    found = {r.path: r.id for r in project.history.revisions if r.path in wanted}
    if strangers := [file for path, file in wanted.items() if path not in {*found, *faulty}]:
        raise InputError(
            f"{', '.join(sorted(strangers))}: no revision of {project.name}. "
            "Name files of revisions that belong to one project."
        )
    return tuple(sorted(found.values()))
