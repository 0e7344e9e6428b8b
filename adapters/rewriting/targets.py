"""Where in the concrete syntax the piece is that a rewrite speaks of."""

from collections.abc import Mapping
from typing import TypeVar

from libcst import (
    BaseExpression,
    BaseSmallStatement,
    CSTNode,
    Module,
    SimpleStatementLine,
    SimpleStatementSuite,
)
from libcst.metadata import CodeRange, MetadataWrapper, PositionProvider

from domain.classes import frozen
from domain.diagnosis.rewrites import Span

Kind = TypeVar("Kind", bound=CSTNode)
Line = SimpleStatementLine | SimpleStatementSuite


class TargetUnknown(Exception):
    """At that place is something else."""


@frozen(eq=False)
class Targets:
    module: Module
    places: Mapping[CSTNode, CodeRange]

    @classmethod
    def of(cls, module: Module) -> "Targets":
        wrapper = MetadataWrapper(module, unsafe_skip_copy=True)
        return cls(wrapper.module, wrapper.resolve(PositionProvider))

    def of_kind(self, kind: type[Kind], span: Span) -> Kind:
        """The outermost of those at just that place. Raise TargetUnknown."""
        for node, place in self.places.items():
            if isinstance(node, kind) and is_at(place, span):
                return node
        raise TargetUnknown(span)

    def expression(self, span: Span) -> BaseExpression:
        """Raise TargetUnknown."""
        for node, place in self.places.items():
            if isinstance(node, BaseExpression) and is_at(place, span):
                return node
        raise TargetUnknown(span)

    def statement(self, span: Span) -> Line:
        """The line, or what follows a colon in it, that holds the place. Raise TargetUnknown."""
        for node, place in self.places.items():
            if isinstance(node, Line) and holds(place, span):
                return node
        raise TargetUnknown(span)

    def small_statement(self, line: Line, span: Span) -> BaseSmallStatement:
        """The one of the line that holds the place. Raise TargetUnknown."""
        for each in line.body:
            if holds(self.places[each], span):
                return each
        raise TargetUnknown(span)


def is_at(place: CodeRange, span: Span) -> bool:
    start, end = (span.first, span.start), (span.last, span.end)
    return start == (place.start.line, place.start.column) and end == (
        place.end.line,
        place.end.column,
    )


def holds(place: CodeRange, span: Span) -> bool:
    if span.start == span.end == 0:
        return place.start.line <= span.first <= place.end.line
    start, end = (span.first, span.start), (span.last, span.end)
    return (place.start.line, place.start.column) <= start and end <= (
        place.end.line,
        place.end.column,
    )
