"""`type_annotation_map`: what a project has for the types of Python."""

from __future__ import annotations

import ast

from attrs import field

from adapters.alembic_project.evaluator.constructs.connections import ModelBase
from adapters.alembic_project.evaluator.frames import Frame
from adapters.alembic_project.evaluator.language.classes import Class
from adapters.alembic_project.evaluator.values import Value
from adapters.alembic_project.models.annotations import Annotations
from adapters.alembic_project.models.lineage import ancestry
from adapters.alembic_project.models.workbench import Workbench
from domain.classes import define

NAME = "type_annotation_map"


@define(eq=False)
class TypeMaps:
    bench: Workbench
    annotations: Annotations
    known: dict[int, tuple[object, dict[str, Value]]] = field(factory=dict)

    def of(self, owner: Class) -> dict[str, Value]:
        """That of the nearest ancestor which has one, by the names of `Annotations.name_of`."""
        for ancestor in ancestry(self.bench.machine, owner):
            found = self.at(ancestor)
            if found:
                return found
        return {}

    def at(self, ancestor: Value) -> dict[str, Value]:
        if id(ancestor) not in self.known:
            self.known[id(ancestor)] = (ancestor, self.read(ancestor))
        return self.known[id(ancestor)][1]

    def read(self, ancestor: Value) -> dict[str, Value]:
        if isinstance(ancestor, ModelBase) and ancestor.call is not None:
            return self.of_call(ancestor.call.node, ancestor.call.frame)
        if isinstance(ancestor, Class):
            for statement in ancestor.node.body:
                target = getattr(statement, "target", None) or next(
                    iter(getattr(statement, "targets", ())), None
                )
                value = getattr(statement, "value", None)
                if isinstance(target, ast.Name) and isinstance(value, ast.expr):
                    if target.id == NAME:
                        return self.entries(value, ancestor.frame)
                    if target.id == "registry":
                        return self.of_call(value, ancestor.frame)
        return {}

    def of_call(self, node: ast.expr, frame: Frame) -> dict[str, Value]:
        for keyword in node.keywords if isinstance(node, ast.Call) else ():
            if keyword.arg == NAME:
                return self.entries(keyword.value, frame)
        return {}

    def entries(self, node: ast.expr, frame: Frame) -> dict[str, Value]:
        if isinstance(node, ast.Name):
            place = self.annotations.bindings.found(frame.unit.path, [node.id], {}, 4)
            value = getattr(place[1], "value", None) if place else None
            inner = self.bench.frame(place[0]) if place else None
            return self.entries(value, inner) if isinstance(value, ast.Dict) and inner else {}
        if not isinstance(node, ast.Dict):
            return {}
        path = frame.unit.path
        return {
            self.annotations.name_of(key, path): self.bench.value(value, frame)
            for key, value in zip(node.keys, node.values, strict=True)
            if key is not None
        }
