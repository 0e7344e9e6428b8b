"""Statements added, taken out, and handlers that raise."""

from collections.abc import Sequence

from libcst import (
    BaseCompoundStatement,
    BaseSmallStatement,
    BaseStatement,
    Continue,
    CSTNode,
    Ellipsis,
    ExceptHandler,
    Expr,
    IndentedBlock,
    MaybeSentinel,
    Module,
    Pass,
    Raise,
    Return,
    SimpleStatementLine,
    SimpleStatementSuite,
    ensure_type,
    parse_module,
)

from adapters.rewriting.targets import Line, TargetUnknown

Block = Module | IndentedBlock
Statement = SimpleStatementLine | BaseCompoundStatement
INDENT = "    "


def parsed(lines: Sequence[str], module: Module) -> list[Statement]:
    """Indented and ended as the file is."""
    text = module.default_newline.join(deeper(line, module.default_indent) for line in lines)
    found = parse_module(f"{text}{module.default_newline}", module.config_for_parsing)
    first, *more = found.body
    return [first.with_changes(leading_lines=[*found.header, *first.leading_lines]), *more]


def deeper(line: str, unit: str) -> str:
    code = line.lstrip(" ")
    return unit * ((len(line) - len(code)) // len(INDENT)) + code


def with_statements(module: Module, line: Line, texts: Sequence[str], below: bool) -> Module:
    new = parsed(texts, module)
    if isinstance(line, SimpleStatementSuite):
        small = [each for one in new for each in small_ones(one)]
        body = [*line.body, *small] if below else [*small, *line.body]
        return put(module, line, line.with_changes(body=body))
    block, at = owner(module, line)
    if below:
        return put(module, block, with_body(block, at, [line, *new]))
    # What is said above a statement is often said of all that follow.
    new[0] = new[0].with_changes(leading_lines=[*line.leading_lines, *new[0].leading_lines])
    return put(module, block, with_body(block, at, [*new, line.with_changes(leading_lines=())]))


def small_ones(statement: Statement) -> Sequence[BaseSmallStatement]:
    """What may stand behind a colon. Raise TargetUnknown where it has lines of its own."""
    if not isinstance(statement, SimpleStatementLine):
        raise TargetUnknown(statement)
    return statement.body


def without(module: Module, line: Line, small: BaseSmallStatement) -> Module:
    rest = [each for each in line.body if each is not small]
    if rest:
        rest[-1] = rest[-1].with_changes(semicolon=MaybeSentinel.DEFAULT)
        return put(module, line, line.with_changes(body=rest))
    if isinstance(line, SimpleStatementSuite):
        return put(module, line, line.with_changes(body=[Pass()]))
    block, at = owner(module, line)
    if len(block.body) == 1 and isinstance(block, IndentedBlock):
        return put(module, line, line.with_changes(body=[Pass()]))
    return put(module, block, with_body(with_comments_passed_on(line, block, at), at, []))


def with_comments_passed_on(line: SimpleStatementLine, block: Block, at: int) -> Block:
    """What stood above the line stands above what follows it."""
    if at + 1 == len(block.body):
        return block.with_changes(footer=[*line.leading_lines, *block.footer])
    following = block.body[at + 1]
    above = [*line.leading_lines, *getattr(following, "leading_lines", ())]
    after = following.with_changes(leading_lines=above)
    return block.with_changes(body=[*block.body[: at + 1], after, *block.body[at + 2 :]])


def with_body(block: Block, at: int, new: Sequence[BaseStatement]) -> Block:
    """Others in place of one statement."""
    return block.with_changes(body=[*block.body[:at], *new, *block.body[at + 1 :]])


def owner(module: Module, line: SimpleStatementLine) -> tuple[Block, int]:
    """The block in which it is, and where. Raise TargetUnknown."""
    waiting: list[CSTNode] = [module]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Block):
            for number, statement in enumerate(node.body):
                if statement is line:
                    return node, number
        waiting += node.children
    raise TargetUnknown(line)


def put(module: Module, old: CSTNode, new: CSTNode) -> Module:
    return new if isinstance(new, Module) else ensure_type(module.deep_replace(old, new), Module)


def raising(handler: ExceptHandler) -> ExceptHandler:
    """A `raise` at its end; what ends the handler now makes room for it."""
    block = handler.body
    if isinstance(block, SimpleStatementSuite):
        return handler.with_changes(body=block.with_changes(body=with_raise(block.body)))
    *before, last = block.body
    if isinstance(last, SimpleStatementLine) and ends(last.body[-1]):
        new = [*before, last.with_changes(body=with_raise(last.body))]
    else:
        new = [*block.body, SimpleStatementLine([Raise()])]
    return handler.with_changes(body=block.with_changes(body=new))


def with_raise(body: Sequence[BaseSmallStatement]) -> list[BaseSmallStatement]:
    kept = body[:-1] if ends(body[-1]) else body
    return [*kept, Raise()]


def ends(statement: BaseSmallStatement) -> bool:
    """Whether nothing behind it would run, or it does nothing itself."""
    if isinstance(statement, Expr):
        return isinstance(statement.value, Ellipsis)
    return isinstance(statement, Pass | Return | Continue)
