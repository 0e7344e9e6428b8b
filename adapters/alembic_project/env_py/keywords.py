"""The keywords of a call, those that come by `**` included, as far as they are written down."""

import ast
from collections.abc import Iterator, Mapping

from attrs import field

from adapters.alembic_project.env_py.places import Place, Scope, last_name
from domain.classes import frozen

DEEPEST = 5
READING = frozenset(("get", "items", "keys", "values", "copy"))


@frozen
class Keywords:
    """`values` by name, None where one is not known; `complete`: there are no others."""

    values: Mapping[str, ast.expr | None] = field(factory=dict)
    complete: bool = True

    def joined(self, later: "Keywords") -> "Keywords":
        known = self.values if later.complete else dict.fromkeys(self.values)
        return Keywords({**known, **later.values}, self.complete and later.complete)


NOTHING_KNOWN = Keywords(complete=False)


@frozen(eq=False)
class Names:
    """What names are bound to, by scope, and where what they name is changed."""

    bound: Mapping[tuple[Scope, str], list[ast.expr | None]]
    changed: Mapping[str, list[tuple[Place, Keywords]]]

    @classmethod
    def of(cls, places: list[Place]) -> "Names":
        bound: dict[tuple[Scope, str], list[ast.expr | None]] = {}
        changed: dict[str, list[tuple[Place, Keywords]]] = {}
        for place in places:
            for name, value in bindings(place):
                told = None if place.conditions else value
                bound.setdefault((place.scope, name), []).append(told)
            for name, added in changes(place):
                changed.setdefault(name, []).append((place, added))
        return cls(bound, changed)

    def scope_of(self, name: str, scope: Scope, module: Scope) -> Scope:
        return scope if (scope, name) in self.bound else module

    def only_value(self, name: str, scope: Scope) -> ast.expr | None:
        values = self.bound.get((scope, name), [])
        return values[0] if len(values) == 1 else None


@frozen(eq=False)
class KeywordReader:
    names: Names
    module: ast.Module

    def of_call(self, call: ast.Call, scope: Scope, depth: int = 0) -> Keywords:
        """What is written out stays, whatever comes by `**`: Python refuses a keyword twice."""
        found = Keywords()
        for keyword in call.keywords:
            if keyword.arg is None:
                found = found.joined(self.of_mapping(keyword.value, scope, depth + 1))
        written = {keyword.arg: keyword.value for keyword in call.keywords if keyword.arg}
        return Keywords({**found.values, **written}, found.complete)

    def of_mapping(self, node: ast.expr, scope: Scope, depth: int) -> Keywords:
        if depth > DEEPEST:
            return NOTHING_KNOWN
        if isinstance(node, ast.Dict):
            return self.of_display(node, scope, depth)
        if isinstance(node, ast.Call) and last_name(node.func) == "dict" and not node.args:
            return self.of_call(node, scope, depth)
        if isinstance(node, ast.Name):
            return self.of_name(node.id, scope, depth)
        return NOTHING_KNOWN

    def of_display(self, node: ast.Dict, scope: Scope, depth: int) -> Keywords:
        found = Keywords()
        for key, value in zip(node.keys, node.values, strict=True):
            if key is None:
                found = found.joined(self.of_mapping(value, scope, depth + 1))
            elif isinstance(key, ast.Constant) and isinstance(key.value, str):
                found = found.joined(Keywords({key.value: value}))
            else:
                found = found.joined(NOTHING_KNOWN)
        return found

    def of_name(self, name: str, scope: Scope, depth: int) -> Keywords:
        where = self.names.scope_of(name, scope, self.module)
        value = self.names.only_value(name, where)
        if value is None:
            return NOTHING_KNOWN
        found = self.of_mapping(value, where, depth + 1)
        for place, added in self.names.changed.get(name, ()):
            if self.names.scope_of(name, place.scope, self.module) is where:
                found = found.joined(added)
        return found

    def constant(self, node: ast.expr | None, scope: Scope) -> ast.Constant | None:
        """The constant that it is, or that its name is bound to and never again."""
        if isinstance(node, ast.Name):
            where = self.names.scope_of(node.id, scope, self.module)
            node = self.names.only_value(node.id, where)
        return node if isinstance(node, ast.Constant) else None


def bindings(place: Place) -> Iterator[tuple[str, ast.expr | None]]:
    """Names that a node binds; the value is None where it is not that of one assignment."""
    node = place.node
    match node:
        case ast.Assign(targets=[ast.Name(id=name)], value=value):
            yield name, value
        case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value):
            yield name, value
        case ast.Assign(targets=targets):
            for target in targets:
                yield from stored(target)
        case ast.AugAssign(target=ast.Name(id=name)) | ast.NamedExpr(target=ast.Name(id=name)):
            yield name, None
        case ast.For(target=target) | ast.AsyncFor(target=target):
            yield from stored(target)
        case ast.withitem(optional_vars=ast.Name(id=name)):
            yield name, None
        case ast.arg(arg=name):
            yield name, None


def stored(target: ast.expr) -> Iterator[tuple[str, None]]:
    for node in ast.walk(target):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id, None


def changes(place: Place) -> Iterator[tuple[str, Keywords]]:
    """Mappings that a node changes by their name."""
    match place.node:
        case ast.Assign(
            targets=[ast.Subscript(value=ast.Name(id=name), slice=ast.Constant(value=str(key)))],
            value=value,
        ):
            yield name, Keywords({key: None if place.conditions else value})
        case ast.Subscript(
            value=ast.Name(id=name), ctx=ast.Store() | ast.Del() as way, slice=index
        ):
            if isinstance(way, ast.Del) or not isinstance(index, ast.Constant):
                yield name, NOTHING_KNOWN
        case ast.Call(func=ast.Attribute(value=ast.Name(id=name), attr=method)):
            if method not in READING:
                yield name, NOTHING_KNOWN
