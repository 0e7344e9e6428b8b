"""All models of a project, from its files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import attrs
from attrs import field

from adapters.alembic_project.evaluator.constructs.constraints import IndexValue
from adapters.alembic_project.evaluator.constructs.tables import Table as TableValue
from adapters.alembic_project.evaluator.language.classes import Class
from adapters.alembic_project.evaluator.values import ABSENT, Value
from adapters.alembic_project.models.declarations import (
    Declaration,
    DeclaredTable,
    Hidden,
    Loose,
    declared_in,
)
from adapters.alembic_project.models.mapper import MappedClass, Mapper, Nameless
from adapters.alembic_project.models.metadatas import MetaDatas, shown
from adapters.alembic_project.models.states import default_schema, state
from adapters.alembic_project.models.workbench import Workbench
from domain.classes import define
from domain.diagnosis.models import Loaded, Model, Undeclared
from domain.schema.names import TableName
from domain.source import Location


@define(eq=False)
class ModelReader:
    """`models` are not told yet whether they are loaded: UNKNOWN."""

    bench: Workbench
    mapper: Mapper
    metadatas: MetaDatas
    models: list[Model] = field(factory=list)
    undeclared: list[Undeclared] = field(factory=list)
    loose: dict[TableName, list[Value]] = field(factory=dict)
    seen: list[TableValue] = field(factory=list)

    def read(self, paths: Iterable[str]) -> None:
        found = [(path, d) for path in paths for d in self.declarations(path)]
        for _, declaration in found:
            if isinstance(declaration, Loose):
                self.note(declaration)
        # Classes first: a class may have a Table that stands beside it.
        for path, declaration in sorted(found, key=lambda pair: not isinstance(pair[1], Class)):
            if isinstance(declaration, Class):
                self.of_class(declaration, path)
            elif isinstance(declaration, DeclaredTable):
                self.of_table(declaration, path)
            elif isinstance(declaration, Hidden):
                why = f"it is made in a function, {declaration.within}"
                self.undeclared.append(
                    Undeclared(declaration.name, Location(path, declaration.node.lineno), why)  # type: ignore[attr-defined]
                )

    def declarations(self, path: str) -> Iterator[Declaration]:
        frame, tree = self.bench.frame(path), self.bench.sources.at(path)
        if frame is not None and tree is not None and tree.tree is not None:
            yield from declared_in(self.bench, tree.tree, frame)

    def note(self, loose: Loose) -> None:
        owner = loose.table.table_name if isinstance(loose.table, TableValue) else loose.table
        if isinstance(owner, TableName):
            self.loose.setdefault(owner, []).append(loose.index)

    def of_class(self, owner: Class, path: str) -> None:
        place = owner.frame.unit.location(owner.node, ())
        try:
            mapped = self.mapper.mapped(owner)
        except Nameless as why:
            self.undeclared.append(Undeclared(owner.name, place, str(why)))
            return
        if mapped is not None and not mapped.table.reflected:
            self.seen.append(mapped.table)
            self.add(owner.name, place, mapped, path)

    def of_table(self, declared: DeclaredTable, path: str) -> None:
        table = declared.table
        if any(table is one for one in self.seen):
            return
        self.seen.append(table)
        frame = self.bench.frame(path)
        if frame is None:
            return
        place = frame.unit.location(declared.node, ())
        if not isinstance(table.name, str):
            why = "the name of its table is not plainly written"
            self.undeclared.append(Undeclared(frame.unit.shown(declared.node), place, why))
            return
        metadata = table.metadata
        mapped = MappedClass(None, table, metadata, table.parts, {})  # type: ignore[arg-type]
        self.add(f"Table {table.name}", place, mapped, path)

    def add(self, name: str, place: Location, mapped: MappedClass, path: str) -> None:
        table = table_name(mapped)
        if table is None:
            self.undeclared.append(Undeclared(name, place, "its table has no plain name"))
            return
        metadata = mapped.metadata
        parts = [*mapped.parts, *(() if mapped.adds else self.indexes(table))]
        later = self.metadatas.named_later
        made = state(table, parts, metadata, self.bench.target)
        made = attrs.evolve(
            made,
            unsure=made.unsure or mapped.unread is not None,
            doubtful=made.doubtful or mapped.doubtful or mapped.unread is not None or later,
            complete=not mapped.adds,
        )
        self.models.append(
            Model(
                name=name,
                module=self.bench.sources.dotted(path),
                location=place,
                table=made,
                loaded=Loaded.UNKNOWN,
                targeted=self.metadatas.is_targeted(metadata),
                collection=self.metadatas.name(metadata, shown(mapped.base, metadata, path)),
                places=places(mapped.lines),
                unread=mapped.unread,
            )
        )

    def indexes(self, table: TableName) -> list[Value]:
        return [i for i in self.loose.get(table, ()) if isinstance(i, IndexValue)]


def table_name(mapped: MappedClass) -> TableName | None:
    table = mapped.table
    if not isinstance(table.name, str):
        return None
    schema = table.schema if table.schema not in (None, ABSENT) else default_schema(mapped.metadata)
    return TableName(table.name, schema if isinstance(schema, str) else None)


def places(lines: Mapping[str, tuple[str, int]]) -> dict[str, Location]:
    return {name: Location(path, line) for name, (path, line) in lines.items()}
