"""DO blocks: what of their PL/pgSQL is plainly a statement, and when it runs.

libpg_query gives the block as JSON, each node a dict of its kind.
"""

from collections.abc import Callable, Iterator
from typing import Any

import attrs
import postgast

from adapters.sql.postgresql.nodes import Node, NotExpressible, is_literal
from application.ports.sql_reader import SqlStatement
from domain.classes import define
from domain.operations import RunSql
from domain.sql_operations import TransactionControl

Read = Callable[[str], Iterator[SqlStatement]]
Json = dict[str, Any]

NOTHING_WORDS = "null assign raise exit getdiag assert open fetch close"
NOTHING = frozenset(NOTHING_WORDS.split())
LOOPS = frozenset(("loop", "while", "fori", "fors", "forc", "foreach_a", "dynfors"))
ERROR_LEVEL = 21


def block_in(text: str, node: Node, read: Read) -> list[SqlStatement]:
    """The statements of `DO ...`, lines counted from the first of the text.

    Raise NotExpressible where it is in another language, or the parser refuses it.
    """
    arguments = {each.def_elem.defname: each.def_elem for each in node.args}
    language = arguments["language"].arg.string.sval if "language" in arguments else "plpgsql"
    if language.lower() != "plpgsql" or "as" not in arguments:
        raise NotExpressible(language)
    try:
        (function,) = postgast.parse_plpgsql(text)
        body = function["PLpgSQL_function"]["action"]
        above = text.partition(arguments["as"].arg.string.sval)[0].count("\n")
        return list(Block(read, above).statement(body))
    except (postgast.PgQueryError, ValueError, KeyError, RecursionError) as error:
        raise NotExpressible(str(error)) from None


@define
class Block:
    """`above` are the lines before the block's own first; `left`: it may be over by now."""

    read: Read
    above: int
    left: bool = False

    def body(self, statements: list[Json]) -> Iterator[SqlStatement]:
        for statement in statements:
            yield from self.statement(statement)

    def statement(self, wrapped: Json) -> Iterator[SqlStatement]:
        ((name, node),) = wrapped.items()
        kind = name.removeprefix("PLpgSQL_stmt_")
        line = self.above + node.get("lineno", 1)
        match kind:
            case "block":
                yield from self.block(node)
            case "if":
                yield from maybe(self.branches(node))
            case "case":
                yield from maybe(self.cases(node))
            case "execsql":
                yield from self.sql(node["sqlstmt"], line)
            case "perform" | "call":
                yield from self.sql(node["expr"], line)
            case "dynexecute":
                yield from self.dynamic(text_of(node["query"]), line)
            case "commit" | "rollback":
                yield self.told(TransactionControl(kind.upper()), kind.upper(), line)
            case "return":
                self.left = True
            case _ if kind in LOOPS:
                yield from maybe(self.body(node.get("body", [])))
            case _ if kind not in NOTHING:
                raise NotExpressible(kind)

    def block(self, node: Json) -> Iterator[SqlStatement]:
        """What an exception handler swallows is guarded; what it does instead may not happen."""
        handlers = [
            each["PLpgSQL_exception"].get("action", [])
            for each in node.get("exceptions", {})
            .get("PLpgSQL_exception_block", {})
            .get("exc_list", [])
        ]
        swallows = any(not raises(handler) for handler in handlers)
        for statement in self.body(node.get("body", [])):
            yield attrs.evolve(statement, guarded=statement.guarded or swallows)
        for handler in handlers:
            yield from maybe(self.body(handler))

    def branches(self, node: Json) -> Iterator[SqlStatement]:
        ways = [node.get("then_body", []), node.get("else_body", [])]
        ways[1:1] = [
            each["PLpgSQL_if_elsif"].get("stmts", []) for each in node.get("elsif_list", [])
        ]
        for way in ways:
            yield from self.body(way)

    def cases(self, node: Json) -> Iterator[SqlStatement]:
        for each in node.get("case_when_list", []):
            yield from self.body(each["PLpgSQL_case_when"].get("stmts", []))
        yield from self.body(node.get("else_stmts", []))

    def sql(self, expression: Json, line: int) -> Iterator[SqlStatement]:
        text = text_of(expression)
        for statement in self.read(text):
            moved = statement.line + line - 1
            yield attrs.evolve(
                statement, line=moved, conditional=statement.conditional or self.left
            )

    def dynamic(self, expression: str, line: int) -> Iterator[SqlStatement]:
        """EXECUTE of a literal is the statement in it; of anything else, the words are told."""
        value = postgast.parse(f"SELECT {expression}").stmts[0].stmt.select_stmt.target_list[0]
        literal = is_literal(value.res_target.val)
        if literal is not None:
            yield from self.sql({"PLpgSQL_expr": {"query": literal}}, line)
            return
        template = template_of(value.res_target.val)
        yield self.told(RunSql(template or f"EXECUTE {expression}"), template or expression, line)

    def told(self, operation: RunSql | TransactionControl, text: str, line: int) -> SqlStatement:
        return SqlStatement(text, line, (operation,), conditional=self.left)


def maybe(statements: Iterator[SqlStatement]) -> Iterator[SqlStatement]:
    return (attrs.evolve(statement, conditional=True) for statement in statements)


def raises(handler: list[Json]) -> bool:
    last = handler[-1].get("PLpgSQL_stmt_raise") if handler else None
    return last is not None and last.get("elog_level", ERROR_LEVEL) >= ERROR_LEVEL


def text_of(expression: Json) -> str:
    return str(expression["PLpgSQL_expr"]["query"])


def template_of(value: Node) -> str | None:
    """The first argument of format(), where it is a literal."""
    call = value.func_call
    known = call.funcname and call.funcname[-1].string.sval == "format" and call.args
    return is_literal(call.args[0]) if known else None
