"""L: more than one database with this schema."""

from domain.checklist.item import Item, Section, database, person

SECTION = Section(
    "L",
    "Many databases",
    (
        Item(
            "L1",
            "All of them answer, stand where they should, and have not drifted.",
            asks=database("alembic current && alembic check", "of each the same answer"),
            of_project=True,
        ),
        Item(
            "L2",
            "One goes first, groups follow, and it is said what stops the rest.",
            asks=person("which one is first, and what has to be seen before the next?"),
            of_project=True,
        ),
        Item(
            "L3",
            "It works on the one that is furthest behind, and on the largest.",
            asks=database("alembic upgrade head", "on copies of those two it goes through"),
            of_project=True,
        ),
        Item(
            "L4",
            "What they share is changed once, and what each has is changed in each.",
            asks=person("are there schemas or types that several of them share?"),
            of_project=True,
        ),
        Item(
            "L5",
            "When one fails the others are whole, and it can be gone on with.",
            asks=person("what does the job do after the first failure?"),
            of_project=True,
        ),
    ),
)
