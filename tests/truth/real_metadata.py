"""What a project's own env.py hands to Alembic, and what is read of it: column by column."""

import json
import os
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from attrs import define, field

from adapters.alembic_project.models.facts import AlembicModelSource
from adapters.tracing.child import PROGRAMS
from domain.databases.target import Database, Target
from domain.diagnosis.models import Model, ModelFacts
from domain.schema.elements import ForeignKey, Unique
from domain.schema.schema import Schema
from tests.truth.installing import installed
from tests.truth.projects import RealProject
from tests.truth.reflected_types import of_reflection, of_replay

ON = Database.POSTGRESQL
NOWHERE = "://nobody:nothing@127.0.0.1:1/none"


class NotHanded(Exception):
    """The project's env.py does not come to that, with what it said."""


@define
class Counted:
    """How much of the real metadata was read, and was read so; `differences` name the rest."""

    read: dict[str, int] = field(factory=dict)
    real: dict[str, int] = field(factory=dict)
    differences: list[str] = field(factory=list)

    def count(self, kind: str, right: bool, told: str) -> None:
        self.real[kind] = self.real.get(kind, 0) + 1
        self.read[kind] = self.read.get(kind, 0) + right
        if not right:
            self.differences.append(f"{kind}: {told}")

    @property
    def share(self) -> float:
        """In per cent, of everything."""
        return 100 * sum(self.read.values()) / max(1, sum(self.real.values()))


def counted(project: RealProject) -> Counted:
    """Raise NotHanded."""
    there = installed(project.release)
    facts = AlembicModelSource().read(
        str(there.packages / project.review), Target.of(ON.value), Schema
    )
    found = Counted()
    for table in real_tables(project):
        compare(table, facts, found)
    return found


def real_tables(project: RealProject) -> list[dict[str, Any]]:
    """Raise NotHanded."""
    there = installed(project.release)
    with tempfile.TemporaryDirectory() as home:
        output = Path(home) / "metadata.json"
        task = {
            "ini": str(there.packages / project.ini) if project.ini else None,
            "script_location": str(there.packages / project.environment),
            "path": [],
            "database": ON.value,
            "metadata": None if project.own else project.metadata,
            "application": project.application,
            "output": str(output),
        }
        variables = {name: text.format(home=home) for name, text in project.variables.items()}
        drivers = {name: each.get(ON.value) for name, each in project.url_variables.items()}
        urls = {name: nowhere(driver) for name, driver in drivers.items()}
        subprocess.run(
            [str(there.python), "-I", str(PROGRAMS / "metadata.py")],
            input=json.dumps(task),
            text=True,
            check=True,
            capture_output=True,
            cwd=home,
            env={"PATH": os.environ["PATH"], "HOME": home, **variables, **urls},
        )
        told = json.loads(output.read_text())
    if "error" in told:
        raise NotHanded(told["error"])
    tables: list[dict[str, Any]] = told["tables"]
    return tables


def nowhere(driver: str | None) -> str:
    return f"{driver or 'postgresql+psycopg2'}{NOWHERE}"


def compare(table: dict[str, Any], facts: ModelFacts, found: Counted) -> None:
    models = [m for m in facts.models if str(m.table.name) == full_name(table)]
    models = [m for m in models if m.targeted is not False] or models
    found.count("tables", bool(models), full_name(table))
    if models:
        of_columns(table, models, found)
        of_keys(table, models, found)


def full_name(table: dict[str, Any]) -> str:
    return ".".join(filter(None, (table["schema"], table["name"])))


def of_columns(table: dict[str, Any], models: list[Model], found: Counted) -> None:
    read = {column.name: column for model in models for column in model.table.columns}
    for real in table["columns"]:
        name, column = f"{full_name(table)}.{real['name']}", read.pop(real["name"], None)
        found.count("columns", column is not None, f"{name} was not read")
        if column is not None:
            types = of_reflection(one_word(real["type"]), ON), of_replay(column.type, ON)
            found.count("types", types[0] == types[1], f"{name} is {types[0]}, read {types[1]}")
            null = real["nullable"] == column.nullable
            found.count("nullable", null, f"{name} is {real['nullable']}, read {column.nullable}")
            has = column.default is not None or column.computed is not None or column.identity
            found.count("defaults", not real["has_default"] or has, name)
    for name in read:
        found.count("columns", False, f"{full_name(table)}.{name} is not there")


def one_word(written: str | None) -> str | None:
    """PostgreSQL has two floating types, whatever the number of bits that is asked for."""
    return "DOUBLE PRECISION" if written == "FLOAT(53)" else written


def of_keys(table: dict[str, Any], models: list[Model], found: Counted) -> None:
    constraints = [c for model in models for c in model.table.constraints]
    indexes = {(i.name, i.unique) for model in models for i in model.table.indexes}
    uniques = {tuple(sorted(c.columns)) for c in constraints if isinstance(c, Unique)}
    keys = {(c.columns, str(c.target)) for c in constraints if isinstance(c, ForeignKey)}
    real_indexes = {(i["name"], i["unique"]) for i in table["indexes"]}
    real_uniques = {tuple(sorted(u["columns"])) for u in table["uniques"]}
    real_keys = {(tuple(k["columns"]), k["target"]) for k in table["foreign_keys"]}
    for kind, real, read in (
        ("indexes", real_indexes, indexes),
        ("uniques", real_uniques, uniques),
        ("foreign keys", real_keys, keys),
    ):
        for each in sorted({*real, *read}, key=str):  # type: ignore[misc]
            both = each in real and each in read
            found.count(
                kind,
                both,
                f"{full_name(table)} {each} ({'real' if each in real else 'read'} alone)",
            )


def shares(projects: list[RealProject]) -> Iterator[tuple[str, Counted]]:
    """Each project that can be asked, once a release."""
    for project in projects:
        try:
            yield project.name, counted(project)
        except NotHanded as failed:
            print(f"{project.name}: {failed}")


if __name__ == "__main__":
    from tests.truth.projects import PROJECTS

    for name, result in shares(list(PROJECTS)):
        parts = ", ".join(f"{k} {result.read[k]}/{n}" for k, n in result.real.items())
        print(f"{name}: {result.share:.1f} % ({parts})")
        for difference in result.differences[:20]:
            print(f"    {difference}")
