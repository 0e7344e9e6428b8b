"""Tables as all models together map them: several classes may live in one."""

from collections.abc import Mapping

from domain.classes import frozen
from domain.databases.target import Database
from domain.diagnosis.models import Model, ModelFacts
from domain.schema.elements import Column, Constraint, Index
from domain.schema.names import TableName
from domain.source import Location

# Where unqualified names go unless somebody changed it.
DEFAULT_SCHEMAS = {Database.POSTGRESQL: "public", Database.SQLITE: "main"}


@frozen
class MappedTable:
    """`compared`: autogenerate sees it for sure. `whole`: no class that may add to it is unseen."""

    name: TableName
    models: tuple[Model, ...]
    columns: Mapping[str, Column]

    @property
    def location(self) -> Location:
        return self.models[0].location

    @property
    def compared(self) -> bool:
        return all(model.targeted for model in self.models)

    @property
    def whole(self) -> bool:
        return any(model.table.complete for model in self.models)

    @property
    def unsure(self) -> bool:
        return any(model.table.unsure for model in self.models) or not self.whole

    @property
    def doubtful(self) -> bool:
        return any(model.table.doubtful for model in self.models)

    @property
    def indexes(self) -> tuple[Index, ...]:
        """Those that the models ask for: what MySQL adds for a foreign key is no difference."""
        found = (i for model in self.models for i in model.table.indexes if not i.implicit)
        return tuple(dict.fromkeys(found))

    @property
    def constraints(self) -> tuple[Constraint, ...]:
        return tuple(dict.fromkeys(c for model in self.models for c in model.table.constraints))

    @property
    def key(self) -> frozenset[str]:
        keys = (model.table.primary_key for model in self.models)
        return frozenset(column for key in keys if key for column in key.columns)

    def place(self, column: str) -> Location:
        found = (m.places[column] for m in self.models if column in m.places)
        return next(found, self.location)


def mapped_tables(facts: ModelFacts) -> list[MappedTable]:
    """Of all models whose MetaData is not surely another than env.py's."""
    by_name: dict[TableName, list[Model]] = {}
    for model in facts.models:
        if model.targeted is not False:
            by_name.setdefault(plain(model.table.name, facts), []).append(model)
    return [
        MappedTable(name, tuple(models), {c.name: c for m in models for c in m.table.columns})
        for name, models in by_name.items()
    ]


def plain(name: TableName, facts: ModelFacts) -> TableName:
    """Without the schema that is the default one."""
    default = DEFAULT_SCHEMAS.get(facts.on.database) if facts.on else None
    return TableName(name.name) if name.schema and name.schema == default else name
