"""The waivers of a policy file, held against the history that they speak of."""

from collections.abc import Sequence

from attrs import evolve

from application.told_from import told_from
from domain.errors import RevisionNotFound, SettingsUnusable
from domain.graph import close_to
from domain.history import History
from domain.waivers import BoundWaiver

GONE = "Where it was deleted, take the waiver out."


def checked(waivers: Sequence[BoundWaiver], history: History) -> Sequence[BoundWaiver]:
    """The waivers. Raise SettingsUnusable, which names every one of a revision that is not there:
    the whole id is wanted, since the start of one may come to mean another.
    """
    faults = []
    for each in waivers:
        if each.revision not in history.by_id:
            place = each.waiver.location
            known = close_to(each.revision, history.by_id)
            fault = RevisionNotFound(each.revision, known)
            faults.append(f"{place.path}:{place.line}: waivers: {fault} {GONE}")
    if faults:
        raise SettingsUnusable(faults)
    return waivers


def placed(waivers: Sequence[BoundWaiver], root: str) -> tuple[BoundWaiver, ...]:
    """With paths as they are told from the root of the project."""
    return tuple(moved(each, told_from(root, each.waiver.location.path)) for each in waivers)


def moved(each: BoundWaiver, path: str) -> BoundWaiver:
    location = evolve(each.waiver.location, path=path)
    return evolve(each, waiver=evolve(each.waiver, location=location))
