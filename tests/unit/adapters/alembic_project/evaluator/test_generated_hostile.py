"""Programs made to be large, by nesting, counting, calling and growing: each comes to an end."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.operations import Unread
from tests.unit.adapters.alembic_project.evaluator.reading import HEAD, scripts

LONGEST = 120
"""Seconds. A script may take ten of them, and there are two; what takes this long has no end."""

counts = st.one_of(st.integers(0, 12), st.integers(10**3, 10**4), st.integers(10**6, 10**18))
numbers = counts.map(str) | st.sampled_from(["-1", "0x_ff", "1_0e9", "1e400", "-0.0", "0b1", "3j"])
texts = st.one_of(
    st.text(max_size=6).map(repr),
    st.binary(max_size=6).map(repr),
    st.sampled_from(
        ["rb'\\x'", "f'{x!r:>{9}}'", "'\\N{BULLET}'", "'a' 'b'", "'''a\n'''", "'\\ud800'"]
    ),
)
literals = numbers | texts | st.sampled_from(["None", "...", "[]", "{}", "()", "x", "op", "sa"])


def wrapped(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    times = st.integers(1, 90)
    return st.one_of(
        st.tuples(inner, times).map(lambda p: "[" * p[1] + p[0] + "]" * p[1]),
        st.tuples(inner, times).map(lambda p: f"{p[0]}" + " + x" * p[1]),
        st.tuples(inner, times).map(lambda p: f"{p[0]}" + ".y()" * p[1]),
        st.tuples(inner, times).map(lambda p: "-" * p[1] + f"({p[0]})"),
        st.tuples(inner, times).map(lambda p: "lambda: " * p[1] + p[0]),
        st.tuples(inner, numbers).map(lambda p: f"({p[0]}) * {p[1]}"),
        st.tuples(inner, numbers).map(lambda p: f"({p[0]}) ** {p[1]}"),
        st.tuples(inner, numbers).map(lambda p: f"[{p[0]} for _ in range({p[1]})]"),
        st.tuples(inner, inner).map(lambda p: f"f({p[0]}, {p[1]})"),
        inner.map(lambda one: f"str({one})"),
        inner.map(lambda one: f"op.execute({one})"),
        inner.map(lambda one: f"op.create_table({one}, sa.Column({one}, sa.String({one})))"),
    )


expressions = st.recursive(literals, wrapped, max_leaves=4)
simple = st.one_of(
    expressions,
    expressions.map(lambda one: f"x = {one}"),
    expressions.map(lambda one: f"x += {one}"),
    expressions.map(lambda one: f"x = x + x, {one}"),
    expressions.map(lambda one: f"x.append({one})"),
    expressions.map(lambda one: f"return {one}"),
    st.sampled_from(["x = [x, x]", "x = f(x)", "upgrade()", "yield x", "op.drop_table('t')"]),
)


def compound(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    body = st.lists(inner, min_size=1, max_size=3).map("\n".join).map(indented)
    return st.one_of(
        st.tuples(numbers, body).map(lambda p: f"for i in range({p[0]}):\n{p[1]}"),
        st.tuples(expressions, body).map(lambda p: f"for i in {p[0]}:\n{p[1]}"),
        st.tuples(expressions, body).map(lambda p: f"while {p[0]}:\n{p[1]}"),
        st.tuples(expressions, body).map(lambda p: f"with {p[0]}:\n{p[1]}"),
        st.tuples(expressions, body, body).map(lambda p: f"if {p[0]}:\n{p[1]}\nelse:\n{p[2]}"),
        st.tuples(body, expressions).map(lambda p: f"def f(*a):\n{p[0]}\n    return f({p[1]})"),
        st.tuples(body, body).map(lambda p: f"try:\n{p[0]}\nexcept E as e:\n{p[1]}"),
        st.tuples(body, st.integers(1, 15)).map(lambda p: nested(*p)),
    )


def nested(body: str, depth: int) -> str:
    for level in range(depth):
        body = indented(f"for i{level} in range(1000):\n{body}")
    return body.removeprefix("    ").replace("\n    ", "\n")


def indented(text: str) -> str:
    return "\n".join(f"    {line}" for line in text.split("\n"))


programs = st.lists(st.recursive(simple, compound, max_leaves=8), min_size=1, max_size=4)


@settings(max_examples=50, deadline=None)
@given(programs.map("\n".join).map(indented), st.sampled_from(["postgresql", "mysql", "sqlite"]))
def test_a_program_made_to_be_large_is_read_or_told_and_comes_to_its_end(
    body: str, database: str
) -> None:
    text = f"{HEAD}def upgrade():\n    x = []\n{body}\n\ndef downgrade():\n    x = 'a'\n{body}\n"
    if not compiles(text):
        return
    with an_end():
        read = scripts(text, database)
    for step in (*read.upgrade.steps, *read.downgrade.steps):
        operation = step.operation
        assert not isinstance(operation, Unread) or operation.reason != "evaluator-fault", text


def compiles(text: str) -> bool:
    try:
        compile(text, "generated", "exec", dont_inherit=True)
    except (SyntaxError, ValueError, MemoryError, RecursionError, OverflowError):
        return False
    return True


@contextmanager
def an_end() -> Iterator[None]:
    def stop(signal_: int, frame: FrameType | None) -> None:
        pytest.fail(f"It is still being read after {LONGEST} seconds.")

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(LONGEST)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
