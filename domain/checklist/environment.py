"""B: the environment that runs it."""

from domain.checklist.item import Item, Section, database, person
from domain.review.work import Deed

NAMED = (Deed.FOREIGN_KEY, Deed.CHECK, Deed.UNIQUE, Deed.PRIMARY_KEY, Deed.EXCLUSION)
SECTION = Section(
    "B",
    "The environment",
    (
        Item(
            "B1",
            "All mapped classes are in the metadata that env.py hands to Alembic.",
            asks=database("alembic check", "no table is proposed to be dropped"),
            of_project=True,
        ),
        Item(
            "B2",
            "Tables that others own are left out by include_name or include_object.",
            rules=("drop-unknown-table",),
            asks=database("alembic check", "it names no table of an extension or another program"),
            of_project=True,
        ),
        Item(
            "B3",
            "No password stands in the configuration, env.py or a revision, or is printed.",
            rules=("secret-printed",),
            asks=person("where does the URL come from?", "assay doctor"),
            of_project=True,
        ),
        Item(
            "B4",
            "env.py lets errors through, and two runs at once cannot meet.",
            rules=("error-swallowed", "exit-in-revision"),
            asks=person(
                "what keeps a second run away: an advisory lock, one job at a time?", "assay doctor"
            ),
            of_project=True,
        ),
        Item(
            "B5",
            "Constraints have names, by hand or by the naming convention.",
            rules=("unnamed-constraint", "drop-unnamed-constraint"),
            about=(*NAMED, Deed.DROP_CONSTRAINT, Deed.CREATE_TABLE, Deed.ADD_COLUMN),
            none="no constraint is made or dropped",
        ),
        Item(
            "B6",
            "Autogenerate compares types and defaults, and its blind spots are known.",
            asks=person("are both comparisons on in env.py?", "assay doctor"),
            of_project=True,
        ),
        Item(
            "B7",
            "Nothing changes the schema when the application or a revision is imported.",
            rules=("work-at-import",),
            asks=person("is there a create_all() beside the migrations?", "assay doctor"),
            of_project=True,
        ),
    ),
)
