"""J: whether the schema is a good one."""

from domain.checklist.item import POSTGRESQL, Item, Section, database, person
from domain.databases.target import Database
from domain.review.work import Deed

NEW = (Deed.CREATE_TABLE, Deed.ADD_COLUMN)
SECTION = Section(
    "J",
    "The schema",
    (
        Item(
            "J1",
            "The columns of each foreign key have an index.",
            rules=("foreign-key-without-index",),
            about=(Deed.FOREIGN_KEY, *NEW),
            none="no foreign key is added",
            databases=(Database.POSTGRESQL, Database.SQLITE),
        ),
        Item(
            "J2",
            "A new index is no part of another one, and one that is not needed any more goes.",
            rules=("redundant-index",),
            about=(Deed.CREATE_INDEX, Deed.CREATE_TABLE),
            none="no index is made",
        ),
        Item(
            "J3",
            "Keys are wide enough to grow, and a foreign key is of the type that it points at.",
            rules=("foreign-key-type-mismatch", "int32-primary-key", "table-without-primary-key"),
            about=(Deed.FOREIGN_KEY, Deed.PRIMARY_KEY, Deed.CHANGE_TYPE, *NEW),
            none="no key is made or changed",
            databases=(Database.POSTGRESQL, Database.MYSQL, Database.MARIADB),
        ),
        Item(
            "J4",
            "Names, types, lengths and required columns follow the rules of the house.",
            rules=(
                *("reserved-or-mixed-case-name", "char-n-type", "timestamp-without-timezone"),
                *("json-instead-of-jsonb", "money-or-float-amount", "foreign-key-cascade"),
                *("identifier-too-long", "native-enum-type"),
            ),
            about=(*NEW, Deed.CHANGE_TYPE, Deed.FOREIGN_KEY),
            none="no column is added or changed",
            asks=person("do the names and types look like those of the other tables?"),
        ),
        Item(
            "J5",
            "Queries that used a dropped or changed index or constraint stay fast and right.",
            rules=("drop-constraint",),
            about=(Deed.DROP_INDEX, Deed.DROP_CONSTRAINT, Deed.CHANGE_TYPE),
            asks=database("EXPLAIN", "of the queries on {tables}, as good a plan as before"),
        ),
        Item(
            "J6",
            "The tables are what they should be: one fact in one place.",
            about=(Deed.CREATE_TABLE,),
            asks=person("does the design fit what is stored?"),
        ),
        Item(
            "J7",
            "A value is added to an enumerated type before the transaction that uses it.",
            rules=(
                *("enum-value-used-in-same-transaction", "drop-enum-value-or-type"),
                *("rename-enum-value", "enum-type-left-behind", "enum-type-not-created"),
            ),
            about=(Deed.ENUM, Deed.CREATE_TABLE, Deed.ADD_COLUMN, Deed.CHANGE_TYPE),
            databases=POSTGRESQL,
        ),
        Item(
            "J8",
            "Materialised views are made again with their indexes, and refreshed.",
            rules=("refresh-matview-blocking", "drop-dependent-object"),
            about=(Deed.VIEW,),
            asks=database("alembic upgrade {revision}", "each view answers as before"),
            databases=POSTGRESQL,
        ),
    ),
)
