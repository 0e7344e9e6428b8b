"""The names that SQLAlchemy makes: of what the source leaves unnamed, and of some that it names."""

from __future__ import annotations

import re
from collections.abc import Mapping
from hashlib import md5
from operator import is_
from typing import TypeVar

import attrs

from adapters.alembic_project.evaluator.machine import Machine
from adapters.alembic_project.evaluator.values import FinalName
from domain.classes import frozen
from domain.databases.target import Database
from domain.environment import NamingConvention
from domain.operations import (
    AddColumn,
    AddConstraint,
    AlterColumn,
    CreateIndex,
    CreateTable,
    DropConstraint,
    DropIndex,
    Operation,
)
from domain.schema.elements import Check, Constraint, ForeignKey, Index, PrimaryKey, Unique
from domain.schema.names import TableName

USUAL = NamingConvention((("ix", "ix_%(column_0_label)s"),))
KINDS: Mapping[type, str] = {
    PrimaryKey: "pk",
    ForeignKey: "fk",
    Unique: "uq",
    Check: "ck",
    Index: "ix",
}
DROPPED = {"primary": "pk", "foreignkey": "fk", "unique": "uq", "check": "ck"}
# Characters of a name that SQLAlchemy made; longer ones it shortens.
LONGEST = {Database.POSTGRESQL: 63, Database.MYSQL: 64, Database.MARIADB: 64}
TOKEN = re.compile(r"%\((\w+)\)s|%(%)")
COLUMN = re.compile(r"column_(\d+)(_?N)?_(name|key|label)")

Named = TypeVar("Named", bound=Constraint | Index)


class NotMade(Exception):
    """The convention asks for what is not known, or cannot be had."""


@frozen
class Christening:
    """Names by a convention, on a database."""

    convention: NamingConvention
    database: Database

    @classmethod
    def by_project(cls, machine: Machine) -> Christening:
        """As Alembic does for its operations: by the metadata that env.py hands to it."""
        return cls(machine.source.naming or USUAL, machine.target.database)

    @classmethod
    def usual(cls, machine: Machine) -> Christening:
        """As SQLAlchemy does by itself."""
        return cls(USUAL, machine.target.database)

    def of(self, operation: Operation) -> Operation:
        """The operation with the names that the database will get."""
        match operation:
            case CreateTable(table=table) | AddColumn(table=table):
                return self.with_parts_named(operation, table)
            case AddConstraint(table=table, constraint=constraint):
                return attrs.evolve(operation, constraint=self.named(constraint, table))
            case CreateIndex(table=table, index=index):
                return attrs.evolve(operation, index=self.named(index, table))
            case AlterColumn(table=table, check=check, existing_check=dropped) if check or dropped:
                gone = self.name("ck", dropped, table, Check(dropped, None)) if dropped else None
                new = self.named(check, table) if check else None
                return attrs.evolve(operation, check=new, existing_check=gone)
            case DropIndex(table=table, name=str(name)):
                found = self.name("ix", name, table or TableName("no_table"), Index(name, ()))
                return attrs.evolve(operation, name=found)
            case DropConstraint(table=table, name=str(name), kind=kind):
                found = self.name(DROPPED.get(kind or "", ""), name, table, Unique(name, ()))
                return attrs.evolve(operation, name=found)
        return operation

    def with_parts_named(
        self, operation: CreateTable | AddColumn, table: TableName
    ) -> CreateTable | AddColumn:
        """Itself where nothing has another name then: most columns come alone."""
        given = *operation.constraints, *operation.indexes
        constraints = tuple([self.named(c, table) for c in operation.constraints])
        indexes = tuple([self.named(i, table) for i in operation.indexes])
        if all(map(is_, given, (*constraints, *indexes))):
            return operation
        return attrs.evolve(operation, constraints=constraints, indexes=indexes)

    def named(self, element: Named, table: TableName) -> Named:
        name = self.name(KINDS.get(type(element), ""), element.name, table, element)
        return element if name is element.name else attrs.evolve(element, name=name)

    def name(
        self, kind: str, given: str | None, table: TableName, element: Constraint | Index
    ) -> str | None:
        """The name that is given stays, unless the format makes one of it."""
        if isinstance(given, FinalName):
            return self.shortened(str(given))
        text = dict(self.convention.formats).get(kind)
        if text is None or (given is not None and "%(constraint_name)s" not in text):
            return given
        try:
            return self.shortened(filled(text, table, element))
        except NotMade:
            return given

    def shortened(self, name: str) -> str:
        """As SQLAlchemy shortens a name of its own making: its end gives way to a digest."""
        longest = LONGEST.get(self.database, len(name))
        if len(name) <= longest:
            return name
        digest = md5(name.encode("utf-8", "replace"), usedforsecurity=False).hexdigest()
        return f"{name[: longest - 8]}_{digest[-4:]}"


def filled(text: str, table: TableName, element: Constraint | Index) -> str:
    """Raise NotMade."""
    if "%" in TOKEN.sub("", text):
        raise NotMade
    return TOKEN.sub(lambda m: m[2] or token(m[1], table, element), text)


def token(name: str, table: TableName, element: Constraint | Index) -> str:
    if name == "table_name":
        return table.name
    if name == "constraint_name" and element.name is not None:
        return element.name
    if name == "referred_table_name" and isinstance(element, ForeignKey):
        return element.target.name
    if match := COLUMN.fullmatch(name):
        number, several, what = match.groups()
        told = columns(element)
        chosen = told if several else told[(position := int(number[:9])) : position + 1]
        if isinstance(element, Index) and not all(map(str.isidentifier, chosen)):
            raise NotMade
        words = (label(table, c) if what == "label" else c for c in chosen)
        return ("" if several == "N" else "_").join(words)
    raise NotMade


def columns(element: Constraint | Index) -> tuple[str, ...]:
    """Raise NotMade where nobody knows, as of a CHECK: SQLAlchemy looks for columns in it."""
    match element:
        case PrimaryKey(columns=names) | ForeignKey(columns=names) | Unique(columns=names):
            return names
        case Index(elements=names) if names:
            return names
    raise NotMade


def label(table: TableName, column: str) -> str:
    return "_".join(part for part in (table.schema, table.name, column) if part)
