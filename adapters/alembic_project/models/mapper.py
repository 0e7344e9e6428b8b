"""Which classes are mapped, and to what table, by the ways of SQLAlchemy's declarative."""

from __future__ import annotations

import ast
import re
from collections.abc import Mapping, Sequence

from attrs import field

from adapters.alembic_project.evaluator.call import Call
from adapters.alembic_project.evaluator.constructs.columns import ColumnValue
from adapters.alembic_project.evaluator.constructs.connections import MetaData, ModelBase
from adapters.alembic_project.evaluator.constructs.tables import Table
from adapters.alembic_project.evaluator.language.classes import Class
from adapters.alembic_project.evaluator.language.functions import Function
from adapters.alembic_project.evaluator.library import Library
from adapters.alembic_project.evaluator.values import ABSENT, Choice, Entries, Unknown, Value
from adapters.alembic_project.models.attributes import Attributes
from adapters.alembic_project.models.imports import dotted
from adapters.alembic_project.models.lineage import ancestry, foreign, is_base
from adapters.alembic_project.models.magic import magic_in
from adapters.alembic_project.models.metadatas import canonical
from adapters.alembic_project.models.workbench import Workbench
from domain.classes import define, frozen

CAPITALS = re.compile(r"((?<=[a-z0-9])[A-Z]|(?!^)[A-Z](?=[a-z]))")
MAPPING = frozenset(("mapped", "mapped_as_dataclass", "as_declarative"))


@frozen(eq=False)
class MappedClass:
    """`parts` are what its table is made of, or, where it lives in its parent's table, what it adds
    to that (`adds`). `lines` are those of its columns; `unread` says what is not known of it.
    """

    owner: Class
    table: Table
    metadata: Value
    parts: Sequence[Value]
    lines: Mapping[str, tuple[str, int]]
    adds: bool = False
    unread: str | None = None
    doubtful: bool = False
    base: str = ""


class Nameless(Exception):
    """It is mapped, and nobody can tell to what table; the reason."""


@define(eq=False)
class Mapper:
    bench: Workbench
    attributes: Attributes
    known: dict[int, tuple[Class, MappedClass | None]] = field(factory=dict)

    def mapped(self, owner: Class) -> MappedClass | None:
        """None where it is none: a mixin, an abstract base, an ordinary class. Raise Nameless."""
        if id(owner) not in self.known:
            self.known[id(owner)] = (owner, None)
            self.known[id(owner)] = (owner, self.map(owner))
        return self.known[id(owner)][1]

    def is_mapped(self, owner: Value) -> bool:
        try:
            return isinstance(owner, Class) and self.mapped(owner) is not None
        except Nameless:
            return True

    def map(self, owner: Class) -> MappedClass | None:
        lineage = ancestry(self.bench.machine, owner)
        for ancestor in reversed(lineage):
            if isinstance(ancestor, Class):
                self.attributes.body(ancestor)
        if not self.may_be_mapped(owner, lineage):
            return None
        metadata = self.metadata(lineage)
        explicit = self.found(owner, lineage, "__table__")
        if isinstance(explicit, Table):
            return MappedClass(
                owner,
                explicit,
                explicit.metadata or metadata,
                explicit.parts,
                {},
                base=self.base(lineage),
            )
        if isinstance(explicit, Unknown):
            raise Nameless(explicit.detail or "its __table__ is not plainly written")
        name = self.table_name(owner, lineage)
        parent = next((c for c in lineage[1:] if self.is_mapped(c)), None)
        if name is None:
            return self.added(owner, lineage, parent) if isinstance(parent, Class) else None
        if not isinstance(name, str):
            raise Nameless("the name of its table is not plainly written")
        return self.declared(owner, lineage, name, metadata, parent)

    def may_be_mapped(self, owner: Class, lineage: list[Value]) -> bool:
        if self.own(owner, "__abstract__") is True:
            return False
        if any(is_declarative_itself(base) for base in owner.bases(self.bench.machine)):
            return False
        if any(getattr(a, "last", "") == "SQLModel" for a in lineage):
            return makes_table(owner)
        bases = any(map(is_base, lineage)) or foreign(lineage) is not None
        return bases or any(map(is_marked, (c for c in lineage if isinstance(c, Class))))

    def added(self, owner: Class, lineage: list[Value], parent: Class) -> MappedClass | None:
        """A class of its parent's table: the columns that it adds to it."""
        above = self.mapped(parent)
        if above is None:
            return None
        collected = self.attributes.collect(owner, self.sources(owner, lineage))
        return MappedClass(
            owner, above.table, above.metadata, collected.parts, collected.lines, adds=True,
            unread=collected.unread, base=above.base,
        )  # fmt: skip

    def declared(
        self, owner: Class, lineage: list[Value], name: str, metadata: Value, parent: Value
    ) -> MappedClass:
        collected = self.attributes.collect(owner, self.sources(owner, lineage))
        arguments = self.found(owner, lineage, "__table_args__")
        options, parts, doubtful = taken_apart(arguments)
        table = Table(name, options.get("schema"), (), options)
        unread = collected.unread or magic_in(self.bench, lineage)
        if doubtful and unread is None:
            unread = "its __table_args__ is not plainly written"
        stranger = foreign(lineage)
        if stranger is not None and unread is None and not is_base(stranger):
            unread = f"{getattr(stranger, 'path', '') or 'a base'} was not read"
        return MappedClass(
            owner, table, metadata, [*collected.parts, *parts], collected.lines, unread=unread,
            doubtful=doubtful, base=self.base(lineage),
        )  # fmt: skip

    def sources(self, owner: Class, lineage: list[Value]) -> list[Class]:
        """The classes whose columns it gets: itself, mixins, abstract bases; not mapped parents."""
        mapped = [c for c in lineage[1:] if self.is_mapped(c)]
        above = {id(a) for c in mapped for a in ancestry(self.bench.machine, c)}  # type: ignore[arg-type]
        return [c for c in lineage if isinstance(c, Class) and id(c) not in above]

    def table_name(self, owner: Class, lineage: list[Value]) -> Value:
        """None where it says none."""
        found = self.found(owner, lineage, "__tablename__")
        if found is not ABSENT:
            return found
        if makes_table(owner) and any(getattr(a, "last", "") == "SQLModel" for a in lineage):
            return owner.name.lower()
        flask = any(isinstance(a, ModelBase) and is_flask(a) for a in lineage)
        if flask and (self.has_key(owner) or not any(map(self.is_mapped, lineage[1:]))):
            return CAPITALS.sub(r"_\1", owner.name).lower().lstrip("_")
        return None

    def has_key(self, owner: Class) -> bool:
        body = self.attributes.body(owner)
        return any(isinstance(v, ColumnValue) and v.primary_key for v in body.values())

    def found(self, owner: Class, lineage: list[Value], name: str) -> Value:
        """What the class itself, or what is not mapped above it, has under a name of mapping."""
        for ancestor in lineage:
            if not isinstance(ancestor, Class) or name not in self.attributes.body(ancestor):
                continue
            if ancestor is owner or not self.is_mapped(ancestor):
                return self.declared_value(owner, self.attributes.body(ancestor)[name])
        return ABSENT

    def declared_value(self, owner: Class, value: Value) -> Value:
        """What a function under `@declared_attr` gives for the class."""
        if not isinstance(value, Function):
            return value
        call = Call(self.bench.machine, value.frame, value.node, [owner], {})  # type: ignore[arg-type]
        with self.bench.tolerantly():
            return value.called(call)
        return Unknown("unknown-argument", f"what {value.name} gives")

    def own(self, owner: Class, name: str) -> Value:
        return self.attributes.body(owner).get(name, ABSENT)

    def metadata(self, lineage: list[Value]) -> Value:
        """The MetaData that it is in; ABSENT where nobody knows."""
        for ancestor in lineage:
            if isinstance(ancestor, Class):
                body = self.attributes.body(ancestor)
                if "__bind_key__" in body and body["__bind_key__"] is not None:
                    return ABSENT
                for name in ("metadata", "registry"):
                    if name in body and not isinstance(body[name], Function | Unknown):
                        found = body[name]
                        return found.metadata if isinstance(found, ModelBase) else found
                if any(map(is_declarative_itself, ancestor.bases(self.bench.machine))):
                    return body.setdefault("metadata", MetaData())
                if "as_declarative" in marks(ancestor):
                    return body.setdefault("metadata", MetaData())
            elif isinstance(ancestor, ModelBase):
                return ancestor.metadata
            elif isinstance(ancestor, Library) and is_base(ancestor):
                return canonical(ancestor.attribute(self.bench.machine, "metadata"))
        return self.of_decorators(lineage[0])

    def of_decorators(self, owner: Value) -> Value:
        """`@mapper_registry.mapped`."""
        if not isinstance(owner, Class):
            return ABSENT
        for node in owner.node.decorator_list:
            made = node.func if isinstance(node, ast.Call) else node
            if isinstance(made, ast.Attribute) and made.attr in MAPPING:
                found = self.bench.value(made.value, owner.frame)
                if isinstance(found, ModelBase):
                    return found.metadata
        return ABSENT

    def base(self, lineage: list[Value]) -> str:
        """The class that its MetaData is said to be of: `Base of app/db.py`."""
        for ancestor in lineage:
            if isinstance(ancestor, Class):
                path = ancestor.frame.unit.path
                if "metadata" in self.attributes.body(ancestor):
                    return f"{ancestor.name} of {path}"
                for node, base in zip(
                    ancestor.node.bases, ancestor.bases(self.bench.machine), strict=True
                ):
                    if isinstance(base, ModelBase):
                        made = base.call.frame.unit.path if base.call else path
                        return f"{dotted(node) or 'the base'} of {made}"
            elif isinstance(ancestor, Library) and is_base(ancestor):
                return ancestor.path
        return ""


def makes_table(owner: Class) -> bool:
    return any(
        k.arg == "table" and isinstance(k.value, ast.Constant) and k.value.value is True
        for k in owner.node.keywords
    )


def is_declarative_itself(base: Value) -> bool:
    return isinstance(base, Library) and base.last in ("DeclarativeBase", "DeclarativeBaseNoMeta")


def is_flask(base: ModelBase) -> bool:
    made = base.call.node if base.call else None
    return isinstance(made, ast.Call | ast.ClassDef) and "declarative" not in dotted(
        getattr(made, "func", ast.Name("", ast.Load()))
    )


def marks(owner: Class) -> set[str]:
    nodes = (d.func if isinstance(d, ast.Call) else d for d in owner.node.decorator_list)
    return {dotted(node).rpartition(".")[2] for node in nodes}


def is_marked(owner: Class) -> bool:
    return bool(marks(owner) & MAPPING)


def taken_apart(arguments: Value) -> tuple[dict[str, Value], list[Value], bool]:
    """Options, parts and doubt of `__table_args__`: a dictionary, or a tuple that ends with one."""
    if arguments is ABSENT or arguments is None:
        return {}, [], False
    if isinstance(arguments, Choice):
        known = [taken_apart(o)[0] for o in arguments.options if not isinstance(o, Unknown)]
        agreed = known and all(one == known[0] for one in known)
        return (known[0] if agreed else {}), [], True
    options: dict[str, Value] = {}
    parts: list[Value] = []
    for argument in arguments if isinstance(arguments, tuple | list) else (arguments,):
        if isinstance(argument, Entries):
            options.update({k: v for k, v in argument.items() if isinstance(k, str)})
        else:
            parts.append(argument)
    return options, parts, isinstance(arguments, Unknown)
