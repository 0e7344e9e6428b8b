"""M: what no program knows."""

from domain.checklist.item import Item, Section, person
from domain.checklist.whole_review import waivers

SECTION = Section(
    "M",
    "People",
    (
        Item(
            "M1",
            "The change is needed, and this is the time for it.",
            asks=person("say why, and why now"),
            of_project=True,
        ),
        Item(
            "M2",
            "Whoever knows the data agrees with what is done to it.",
            asks=person("name who was asked"),
            of_project=True,
        ),
        Item(
            "M3",
            "Somebody other than the author, who knows the matter, approved just this content.",
            asks=person("name who, and the digests of the revisions"),
            of_project=True,
        ),
        Item(
            "M4",
            "Those whom it touches know when it comes.",
            asks=person("name the window and who was told"),
            of_project=True,
        ),
        Item(
            "M5",
            "Somebody is there meanwhile, with the steps written down.",
            asks=person("name who is on call, and where the steps are"),
            of_project=True,
        ),
        Item(
            "M6",
            "Errors, lock waits and the lag of replicas are watched during it and after.",
            asks=person("name what is watched, and who stops it"),
            of_project=True,
        ),
        Item(
            "M7",
            "What was waived has a good reason, an owner and an end.",
            rules=("expired-waiver", "malformed-waiver", "unused-waiver"),
            overall=waivers,
            of_project=True,
        ),
        Item(
            "M8",
            "The documentation says what is true afterwards.",
            asks=person("which pages speak of these tables?"),
            of_project=True,
        ),
    ),
)
