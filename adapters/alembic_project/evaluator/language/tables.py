"""Which node is understood by which function."""

from __future__ import annotations

import ast
from collections.abc import Mapping

from adapters.alembic_project.evaluator.calling import eval_call
from adapters.alembic_project.evaluator.data.subscripts import eval_slice, eval_subscript
from adapters.alembic_project.evaluator.language import (
    branches,
    comparisons,
    comprehensions,
    expressions,
    loops,
    operators,
    statements,
)
from adapters.alembic_project.evaluator.language.classes import define_class
from adapters.alembic_project.evaluator.language.functions import define_function, lambda_made
from adapters.alembic_project.evaluator.language.imports import import_modules, import_names
from adapters.alembic_project.evaluator.language.withs import managed
from adapters.alembic_project.evaluator.machine import Expression, Statement


class Nodes(dict[type[ast.AST], Expression]):
    """Expressions; those of a newer Python than this knows evaluate to an Unknown."""

    def __missing__(self, kind: type[ast.AST]) -> Expression:
        return expressions.unsupported


class Blocks(dict[type[ast.AST], Statement]):
    """Statements; those that are not known become unread steps."""

    def __missing__(self, kind: type[ast.AST]) -> Statement:
        return statements.unsupported


EXPRESSIONS: Mapping[type[ast.AST], Expression] = Nodes(
    {
        ast.Constant: expressions.constant,
        ast.Name: expressions.name,
        ast.Attribute: expressions.attribute,
        ast.Call: eval_call,
        ast.List: expressions.list_display,
        ast.Tuple: expressions.tuple_display,
        ast.Set: expressions.set_display,
        ast.Dict: expressions.dict_display,
        ast.JoinedStr: expressions.text_display,
        ast.FormattedValue: expressions.text_field,
        ast.Subscript: eval_subscript,
        ast.Slice: eval_slice,
        ast.BinOp: operators.binary,
        ast.UnaryOp: operators.unary,
        ast.BoolOp: expressions.logical,
        ast.Compare: comparisons.compare,
        ast.IfExp: expressions.either,
        ast.Lambda: lambda_made,
        ast.NamedExpr: expressions.named,
        ast.Await: expressions.awaited,
        ast.Starred: expressions.starred,
        ast.Yield: expressions.yielded,
        ast.YieldFrom: expressions.yielded_from,
        ast.ListComp: comprehensions.list_made,
        ast.GeneratorExp: comprehensions.list_made,
        ast.SetComp: comprehensions.set_made,
        ast.DictComp: comprehensions.dict_made,
    }
)
STATEMENTS: Mapping[type[ast.AST], Statement] = Blocks(
    {
        ast.Expr: statements.expression,
        ast.Assign: statements.assignment,
        ast.AnnAssign: statements.annotated,
        ast.AugAssign: statements.augmented,
        ast.Delete: statements.deleted,
        ast.Return: statements.returned,
        ast.Raise: statements.raised,
        ast.Break: statements.broken,
        ast.Continue: statements.continued,
        ast.Pass: statements.passed,
        ast.Assert: statements.asserted,
        ast.Global: statements.declared_global,
        ast.Nonlocal: statements.declared_nonlocal,
        ast.If: branches.conditional,
        ast.Match: branches.matched,
        ast.Try: branches.attempted,
        ast.TryStar: branches.attempted,
        ast.For: loops.for_each,
        ast.AsyncFor: loops.for_each,
        ast.While: loops.while_true,
        ast.With: managed,
        ast.AsyncWith: managed,
        ast.FunctionDef: define_function,
        ast.AsyncFunctionDef: define_function,
        ast.ClassDef: define_class,
        ast.Import: import_modules,
        ast.ImportFrom: import_names,
    }
)
