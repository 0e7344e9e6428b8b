"""One expression in place of another; brackets around the old one stay."""

from libcst import (
    Attribute,
    BaseExpression,
    BaseParenthesizableWhitespace,
    Call,
    Comma,
    Dict,
    LeftParen,
    List,
    Module,
    Name,
    ParenthesizedWhitespace,
    RightParen,
    Set,
    SimpleString,
    Subscript,
    parse_expression,
)

from adapters.rewriting.targets import TargetUnknown

# What an attribute may follow without brackets around it.
CLOSED = (Attribute, Call, Dict, List, Name, Set, SimpleString, Subscript)
HERE = "what_stood_here"


def replaced(old: BaseExpression, new: str, module: Module) -> BaseExpression:
    return in_brackets_of(old, parse_expression(new, module.config_for_parsing))


def in_brackets_of(old: BaseExpression, new: BaseExpression) -> BaseExpression:
    return new.with_changes(lpar=[*old.lpar, *new.lpar], rpar=[*new.rpar, *old.rpar])


def wrapped(old: BaseExpression, before: str, after: str, module: Module) -> BaseExpression:
    """The old one goes into the new one as it is written."""
    inner = old if before or is_closed(old) else closed(old)
    return around(inner, before, after, module)


def around(inner: BaseExpression, before: str, after: str, module: Module) -> BaseExpression:
    found = parse_expression(f"{before}{HERE}{after}", module.config_for_parsing)
    place = next(name for name in names_of(found) if name.value == HERE)
    new = found.deep_replace(place, inner)
    if not isinstance(new, BaseExpression):
        raise TargetUnknown(inner)
    return new


def names_of(node: BaseExpression) -> list[Name]:
    found: list[Name] = []
    waiting = [*node.children]
    while waiting:
        each = waiting.pop()
        found += [each] if isinstance(each, Name) else []
        waiting += each.children
    return found


def is_closed(expression: BaseExpression) -> bool:
    return bool(expression.lpar) or isinstance(expression, CLOSED)


def closed(
    expression: BaseExpression,
    before: BaseParenthesizableWhitespace | None = None,
    after: BaseParenthesizableWhitespace | None = None,
) -> BaseExpression:
    left = LeftParen(whitespace_after=before) if before else LeftParen()
    right = RightParen(whitespace_before=after) if after else RightParen()
    return expression.with_changes(lpar=[left, *expression.lpar], rpar=[*expression.rpar, right])


def unwrapped(call: Call, after: str, module: Module) -> BaseExpression:
    """Where the argument stands in lines of its own it keeps them, in brackets.

    Raise TargetUnknown where it is not one argument, given by its place.
    """
    if len(call.args) != 1 or call.args[0].keyword or call.args[0].star:
        raise TargetUnknown(call)
    (argument,) = call.args
    comma = argument.comma if isinstance(argument.comma, Comma) else None
    if comma and isinstance(comma.whitespace_before, ParenthesizedWhitespace):
        raise TargetUnknown(call)
    lead, tail = call.whitespace_before_args, argument.whitespace_after_arg
    tail = comma.whitespace_after if comma else tail
    plain = not any(isinstance(each, ParenthesizedWhitespace) for each in (lead, tail))
    value = argument.value
    inner = value if plain and is_closed(value) else closed(value, lead, tail)
    return in_brackets_of(call, around(inner, "", after, module))
