"""Keywords added to a call, laid out as its other arguments are."""

from collections.abc import Iterable, Sequence

from libcst import (
    Arg,
    AssignEqual,
    BaseParenthesizableWhitespace,
    Call,
    Comma,
    GeneratorExp,
    LeftParen,
    MaybeSentinel,
    Module,
    Name,
    ParenthesizedWhitespace,
    RightParen,
    SimpleWhitespace,
    TrailingWhitespace,
    parse_expression,
)

Space = BaseParenthesizableWhitespace
NONE, ONE = SimpleWhitespace(""), SimpleWhitespace(" ")


def with_keywords(call: Call, keywords: Iterable[str], module: Module) -> Call:
    """The new ones come last; comments stay with the argument that they stand behind."""
    new = [made(each, call.args, module) for each in keywords]
    if not call.args:
        return into_empty(call, new, module)
    *before, last = call.args
    comma = last.comma if isinstance(last.comma, Comma) else None
    between, tail = separator(call), comma.whitespace_after if comma else last.whitespace_after_arg
    gap, end, trailing = between, tail, comma is not None
    if isinstance(tail, ParenthesizedWhitespace) and isinstance(between, ParenthesizedWhitespace):
        gap = tail.with_changes(indent=between.indent, last_line=between.last_line)
        end, trailing = bare(tail), True
    last = alone(last).with_changes(
        comma=(comma or Comma()).with_changes(whitespace_after=gap), whitespace_after_arg=NONE
    )
    return call.with_changes(args=[*before, last, *in_line(new, between, end, trailing)])


def made(keyword: str, others: Sequence[Arg], module: Module) -> Arg:
    name, _, value = keyword.partition("=")
    equals = [each.equal for each in others if isinstance(each.equal, AssignEqual)]
    return Arg(
        parse_expression(value, module.config_for_parsing),
        Name(name),
        equals[-1] if equals else AssignEqual(NONE, NONE),
    )


def separator(call: Call) -> Space:
    """What stands before the last argument, without its comments."""
    if len(call.args) == 1:
        found = call.whitespace_before_args
        return bare(found) if isinstance(found, ParenthesizedWhitespace) else ONE
    comma = call.args[-2].comma
    found = comma.whitespace_after if isinstance(comma, Comma) else ONE
    if isinstance(found, ParenthesizedWhitespace):
        return bare(found)
    return ONE if isinstance(found, SimpleWhitespace) and "\\" in found.value else found


def bare(space: ParenthesizedWhitespace) -> ParenthesizedWhitespace:
    return space.with_changes(first_line=TrailingWhitespace(), empty_lines=())


def alone(last: Arg) -> Arg:
    """A generator without brackets of its own must be the only argument."""
    if isinstance(last.value, GeneratorExp) and not last.value.lpar:
        value = last.value.with_changes(lpar=[LeftParen()], rpar=[RightParen()])
        return last.with_changes(value=value)
    return last


def in_line(new: Sequence[Arg], between: Space, end: Space, trailing: bool) -> list[Arg]:
    *inner, last = new
    if trailing:
        last = last.with_changes(comma=Comma(whitespace_after=end))
    else:
        last = last.with_changes(comma=MaybeSentinel.DEFAULT, whitespace_after_arg=end)
    return [*(each.with_changes(comma=Comma(whitespace_after=between)) for each in inner), last]


def into_empty(call: Call, new: Sequence[Arg], module: Module) -> Call:
    space = call.whitespace_before_args
    if not isinstance(space, ParenthesizedWhitespace):
        return call.with_changes(args=in_line(new, ONE, NONE, False))
    deeper = SimpleWhitespace(space.last_line.value + module.default_indent)
    before = space.with_changes(last_line=deeper)
    return call.with_changes(
        whitespace_before_args=before, args=in_line(new, bare(before), bare(space), True)
    )
