"""The values of module-level names, as far as the source alone tells them."""

import ast
from collections.abc import Iterator

from attrs import field

from domain.classes import define, frozen

LONGEST = 10_000


class Unknown:
    """A value that only running the code would tell."""


UNKNOWN = Unknown()


@frozen
class Assigned:
    """The last value of a name, and where it was assigned. Lists and sets become tuples."""

    value: object
    line: int
    column: int


@define
class ModuleNames:
    """The names that a module's statements leave behind, none of its functions having run."""

    names: dict[str, Assigned] = field(factory=dict)

    @classmethod
    def of(cls, module: ast.Module) -> "ModuleNames":
        found = cls()
        for statement in module.body:
            found.follow(statement)
        return found

    def get(self, name: str) -> Assigned | None:
        return self.names.get(name)

    def follow(self, statement: ast.stmt) -> None:
        match statement:
            case ast.Assign(targets=targets, value=value):
                folded = self.fold(value)
                for target in targets:
                    self.assign(target, folded)
            case ast.AnnAssign(target=target, value=ast.expr() as value):
                self.assign(target, self.fold(value))
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
                self.set(statement.name, UNKNOWN, statement)
            case ast.Import(names=names) | ast.ImportFrom(names=names):
                for alias in names:
                    self.set(bound_by(alias), UNKNOWN, statement)
            case ast.Expr(value=ast.Constant()) | ast.AnnAssign(value=None):
                pass
            case _:
                for name, node in bound_within(statement):
                    self.set(name, UNKNOWN, node)

    def assign(self, target: ast.expr, value: object) -> None:
        match target:
            case ast.Name(id=name):
                self.set(name, value, target)
            case ast.Tuple(elts=targets) | ast.List(elts=targets):
                values: tuple[object, ...] = (UNKNOWN,) * len(targets)
                if isinstance(value, tuple) and len(value) == len(targets):
                    values = value
                for part, part_value in zip(targets, values, strict=True):
                    self.assign(part, part_value)
            case ast.Starred(value=inner):
                self.assign(inner, UNKNOWN)

    def set(self, name: str, value: object, node: ast.stmt | ast.expr) -> None:
        self.names[name] = Assigned(value, node.lineno, node.col_offset + 1)

    def fold(self, node: ast.expr) -> object:
        """The value of an expression: constants, names, containers, `+` and f-strings of them."""
        match node:
            case ast.Constant(value=value):
                return value
            case ast.Name(id=name):
                known = self.names.get(name)
                return known.value if known else UNKNOWN
            case ast.Tuple(elts=items) | ast.List(elts=items) | ast.Set(elts=items):
                values = tuple(self.fold(item) for item in items)
                return UNKNOWN if UNKNOWN in values else values
            case ast.BinOp(left=left, op=ast.Add(), right=right):
                return added(self.fold(left), self.fold(right))
            case ast.JoinedStr(values=parts):
                return joined([self.fold(part) for part in parts])
            case ast.FormattedValue(value=value, conversion=-1, format_spec=None):
                return self.fold(value)
        return UNKNOWN


def added(left: object, right: object) -> object:
    if isinstance(left, str) and isinstance(right, str):
        return left + right if len(left) + len(right) <= LONGEST else UNKNOWN
    if isinstance(left, tuple) and isinstance(right, tuple):
        return left + right if len(left) + len(right) <= LONGEST else UNKNOWN
    return UNKNOWN


def joined(parts: list[object]) -> object:
    texts = [part for part in parts if isinstance(part, str)]
    if len(texts) < len(parts) or sum(map(len, texts)) > LONGEST:
        return UNKNOWN
    return "".join(texts)


def bound_within(statement: ast.stmt) -> Iterator[tuple[str, ast.stmt | ast.expr]]:
    """Names that the statement, or a block in it, may bind or delete."""
    for node in ast.walk(statement):
        if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
            yield node.id, node
        elif isinstance(node, ast.alias):
            yield bound_by(node), statement
        elif isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node.name, node


def bound_by(alias: ast.alias) -> str:
    return (alias.asname or alias.name).split(".")[0]
