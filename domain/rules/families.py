"""The families of the rules, in the order in which they are told."""

from domain.rules.rule import Family

TITLES: dict[Family, str] = {
    "locks": "Locks: what others cannot do meanwhile",
    "data_loss": "Data that is gone afterwards",
    "compatibility": "The release that is still running",
    "existing_rows": "The rows that are there already",
    "constraints": "Keys, indexes and constraints",
    "types": "Types and names that will be regretted",
    "transactions": "Transactions, timeouts and sessions",
    "raw_sql": "SQL written by hand",
    "python": "The revision as a program",
    "sqlite": "SQLite and batch mode",
    "mysql": "MySQL and MariaDB",
    "autogenerate": "What autogenerate left behind",
    "graph": "The history itself",
    "environment": "The environment: what `assay doctor` looks at",
    "models": "The models: what `assay doctor` holds against env.py and the revisions",
    "waivers": "What was allowed",
}

OF_DOCTOR: frozenset[Family] = frozenset(("environment", "models"))
"""No review asks these."""
