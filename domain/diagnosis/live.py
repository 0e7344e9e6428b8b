"""What env.py really hands over, and what of it was not read from the source."""

from collections.abc import Iterator

from domain.classes import frozen
from domain.diagnosis.configuration import hidden
from domain.diagnosis.models import ModelFacts
from domain.errors import InputError
from domain.schema.names import TableName


class MetadataNotHanded(InputError):
    """env.py did not come to hand its metadata over; passwords in what it said are hidden."""

    def __init__(self, why: str) -> None:
        super().__init__(
            f"env.py did not hand its metadata over: {hidden(why)}. Name the interpreter that the "
            "project is installed in with --python, or leave --live out."
        )
        self.why = why


@frozen
class LiveTable:
    name: TableName
    columns: tuple[str, ...]


def missed(facts: ModelFacts, live: tuple[LiveTable, ...]) -> Iterator[str]:
    """Each is a defect of the reading: a table or a column that is there and was not told, or was
    told and is not there.
    """
    there = {table.name: table for table in live}
    read: dict[TableName, set[str]] = {}
    unsure = {model.table.name for model in facts.models if model.table.unsure}
    for model in facts.seen:
        read.setdefault(model.table.name, set()).update(c.name for c in model.table.columns)
    known = {model.table.name for model in facts.models}
    for name, table in there.items():
        if name not in known:
            yield f"the table `{name}` was not read"
        elif name not in read:
            yield f"`{name}` is handed over, and was said not to be"
        elif name not in unsure:
            yield from columns(name, set(table.columns), read[name])
    yield from (f"`{name}` was said to be handed over, and is not" for name in read.keys() - there)


def columns(name: TableName, real: set[str], read: set[str]) -> Iterator[str]:
    yield from (f"the column `{name}.{column}` was not read" for column in sorted(real - read))
    yield from (f"there is no column `{name}.{column}`" for column in sorted(read - real))
