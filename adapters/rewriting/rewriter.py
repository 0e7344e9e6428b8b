"""Rewrites of one file's source."""

from collections.abc import Sequence

from libcst import (
    BaseExpression,
    Call,
    CSTValidationError,
    ExceptHandler,
    Module,
    ParserSyntaxError,
    parse_module,
)

from adapters.rewriting.calls import with_keywords
from adapters.rewriting.expressions import replaced, unwrapped, wrapped
from adapters.rewriting.remarks import remarked
from adapters.rewriting.statements import put, raising, with_statements, without
from adapters.rewriting.targets import Line, Targets, TargetUnknown
from domain.diagnosis.rewrites import (
    KeywordsAdded,
    Raising,
    Remarked,
    Replaced,
    Rewrite,
    StatementGone,
    StatementsAdded,
    Unwrapped,
    Wrapped,
)

CANNOT = (ParserSyntaxError, CSTValidationError, TargetUnknown, RecursionError)


def rewritten(text: str, rewrites: Sequence[Rewrite]) -> str | None:
    """The text with what is wanted of it.

    None where the text is not understood, a place is not what it should be, or the result would
    not be read as it was written.
    """
    # From the end on: what changes below leaves the places above it where they are.
    order = sorted(rewrites, key=lambda each: (each.at.first, each.at.start), reverse=True)
    try:
        for rewrite in order:
            text = changed(parse_module(text), rewrite).code
        return text if parse_module(text).code == text else None
    except CANNOT:
        return None


def changed(module: Module, wanted: Rewrite) -> Module:
    """Raise TargetUnknown."""
    targets = Targets.of(module)
    match wanted:
        case KeywordsAdded() | Unwrapped():
            call = targets.of_kind(Call, wanted.at)
            return put(module, call, of_call(call, wanted, module))
        case Replaced() | Wrapped():
            old = targets.expression(wanted.at)
            return put(module, old, of_expression(old, wanted, module))
        case Raising():
            handler = targets.of_kind(ExceptHandler, wanted.at)
            return put(module, handler, raising(handler))
        case _:
            line = targets.statement(wanted.at)
            return of_statement(targets, line, wanted)


def of_call(call: Call, wanted: KeywordsAdded | Unwrapped, module: Module) -> BaseExpression:
    if isinstance(wanted, KeywordsAdded):
        return with_keywords(call, wanted.keywords, module)
    return unwrapped(call, wanted.after, module)


def of_expression(
    old: BaseExpression, wanted: Replaced | Wrapped, module: Module
) -> BaseExpression:
    if isinstance(wanted, Replaced):
        return replaced(old, wanted.new, module)
    return wrapped(old, wanted.before, wanted.after, module)


def of_statement(targets: Targets, line: Line, wanted: Rewrite) -> Module:
    match wanted:
        case StatementsAdded():
            return with_statements(targets.module, line, wanted.lines, below=wanted.below)
        case StatementGone():
            small = targets.small_statement(line, wanted.at)
            return without(targets.module, line, small)
        case Remarked():
            return put(targets.module, line, remarked(line, wanted.comment))
    raise TargetUnknown(wanted)
