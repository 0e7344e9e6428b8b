"""The waivers of a file of settings that has no faults."""

from collections.abc import Iterator

from adapters.settings.files import SettingsFile
from adapters.settings.kinds import day_of
from domain.source import Location
from domain.waivers import BoundWaiver, Waiver


def waivers_in(file: SettingsFile) -> Iterator[BoundWaiver]:
    """Their places have the absolute path of the file."""
    if "waivers" not in file.section:
        return
    places = file.places()
    for number, stated in enumerate(file.section["waivers"]):
        waiver = Waiver(
            Location(str(file.path), places.line(("waivers", number))),
            (stated["rule"],),
            stated["reason"].strip(),
            day_of(stated.get("until")),
            table=stated.get("table"),
        )
        yield BoundWaiver(stated["revision"], stated["digest"], waiver)
