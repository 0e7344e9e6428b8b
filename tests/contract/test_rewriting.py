"""What the application may rely on from whoever changes Python source."""

from collections.abc import Callable

import pytest

from adapters.rewriting.rewriter import rewritten
from domain.diagnosis.rewrites import (
    KeywordsAdded,
    Raising,
    Remarked,
    Replaced,
    Rewrite,
    Span,
    StatementGone,
    StatementsAdded,
    Unwrapped,
    Wrapped,
)

PATH = "env.py"
Wanted = Callable[[Callable[[str], Span]], Rewrite]


def span(text: str, piece: str) -> Span:
    """Where the piece stands, by lines and columns."""
    start = text.index(piece)
    end = start + len(piece)
    first, last = text.count("\n", 0, start), text.count("\n", 0, end)
    begins, ends = (text.rfind("\n", 0, at) + 1 for at in (start, end))
    return Span(PATH, first + 1, start - begins, last + 1, end - ends)


def added(call: str, *keywords: str) -> str | None:
    return rewritten(call, [KeywordsAdded(span(call, call.strip()), keywords)])


@pytest.mark.parametrize(
    ("call", "new"),
    [
        ("f()\n", "f(a=1)\n"),
        ("f( )\n", "f( a=1)\n"),
        ("f(  # none\n)\n", "f(  # none\n    a=1,\n)\n"),
        ("f(x)\n", "f(x, a=1)\n"),
        ("f(x, )\n", "f(x, a=1, )\n"),
        ("f(x,y)\n", "f(x,y,a=1)\n"),
        ("f( x )\n", "f( x, a=1 )\n"),
        ("f(b = 2)\n", "f(b = 2, a = 1)\n"),
        ("f(x,\n  y)\n", "f(x,\n  y,\n  a=1)\n"),
        ("f(\n    x,\n)\n", "f(\n    x,\n    a=1,\n)\n"),
        ("f(\n    x\n)\n", "f(\n    x,\n    a=1,\n)\n"),
        ("f(\n    x  # why, so\n)\n", "f(\n    x,  # why, so\n    a=1,\n)\n"),
        ("f(\n\tx,\n\t# and\n)\n", "f(\n\tx,\n\t# and\n\ta=1,\n)\n"),
        ("f(\n    x, y\n)\n", "f(\n    x, y, a=1\n)\n"),
        ("f(x, \\\n  y)\n", "f(x, \\\n  y, a=1)\n"),
        ("f(\n  x\n  , y\n)\n", "f(\n  x\n  , y, a=1\n)\n"),
        ("f(**{'b': 1})\n", "f(**{'b': 1}, a=1)\n"),
        ("f(x for x in y)\n", "f((x for x in y), a=1)\n"),
        ("f(g(1), h(\n    2,\n))\n", "f(g(1), h(\n    2,\n), a=1)\n"),
    ],
)
def test_a_keyword_stands_as_the_other_arguments_do(call: str, new: str) -> None:
    assert added(call, "a=1") == new
    assert added(call.replace("\n", "\r\n"), "a=1") == new.replace("\n", "\r\n")


def test_several_keywords_are_added_at_once() -> None:
    assert added("f(\n    x\n)\n", "a=1", "b=2") == "f(\n    x,\n    a=1,\n    b=2,\n)\n"


@pytest.mark.parametrize(
    ("text", "wanted", "new"),
    [
        (
            "f(a=(  # no\n  False))\n",
            lambda s: Replaced(s("False"), "True"),
            "f(a=(  # no\n  True))\n",
        ),
        ("x = ä + b\n", lambda s: Wrapped(s("ä + b"), after=".y()"), "x = (ä + b).y()\n"),
        (
            "x = (a\n  + b)\n",
            lambda s: Wrapped(s("a\n  + b"), after=".y()"),
            "x = (a\n  + b).y()\n",
        ),
        ("run( )  # now\n", lambda s: Wrapped(s("run( )"), "go(", ")"), "go(run( ))  # now\n"),
        ("x = str(u.v)[1]\n", lambda s: Unwrapped(s("str(u.v)"), ".z()"), "x = u.v.z()[1]\n"),
        (
            "x = str(a or b,)\n",
            lambda s: Unwrapped(s("str(a or b,)"), ".z()"),
            "x = (a or b).z()\n",
        ),
        (
            "x = str(  # the\n    url\n)\n",
            lambda s: Unwrapped(s("str(  # the\n    url\n)"), ".z()"),
            "x = (  # the\n    url\n).z()\n",
        ),
    ],
)
def test_one_expression_takes_the_place_of_another(text: str, wanted: Wanted, new: str) -> None:
    assert rewritten(text, [wanted(lambda piece: span(text, piece))]) == new


@pytest.mark.parametrize(
    ("text", "piece", "below", "new"),
    [
        ("# all\nimport a\n", "import a", False, "# all\nnew\nimport a\n"),
        ("x\n# of a\nimport a\n", "import a", False, "x\n# of a\nnew\nimport a\n"),
        ("import a; import b  # c\n# d\n", "import b", True, "import a; import b  # c\nnew\n# d\n"),
        ("if x:\n\ty()\n\t# end\n", "y()", True, "if x:\n\ty()\n\tnew\n\t# end\n"),
        ("if x: y()\n", "y()", True, "if x: y(); new\n"),
        ("if x: y()\n", "y()", False, "if x: new; y()\n"),
        ("y(\n  1)", "y(\n  1)", True, "y(\n  1)\nnew"),
    ],
)
def test_statements_come_beside_the_one_that_is_named(
    text: str, piece: str, below: bool, new: str
) -> None:
    assert rewritten(text, [StatementsAdded(span(text, piece), ("new",), below)]) == new


def test_a_block_is_indented_and_ended_as_the_file_is() -> None:
    text = "def f():\r\n\tx()\r\n"
    lines = ("# for y", "if y:", "    z()", "else:", "    pass")
    new = "def f():\r\n\t# for y\r\n\tif y:\r\n\t\tz()\r\n\telse:\r\n\t\tpass\r\n\tx()\r\n"

    assert rewritten(text, [StatementsAdded(span(text, "x()"), lines, below=False)]) == new


@pytest.mark.parametrize(
    ("text", "new"),
    [
        ("# of all\nx()\ny()  # gone\nz()\n", "# of all\nx()\nz()\n"),
        ("x()\n# of y\ny()\n\nz()\n", "x()\n# of y\n\nz()\n"),
        ("if x:\n    # of y\n    y()\n", "if x:\n    # of y\n    pass\n"),
        ("if x: y()\n", "if x: pass\n"),
        ("x(); y(); z()\n", "x(); z()\n"),
        ("x(); y()\n", "x()\n"),
        (
            "def f():\n    x()\n    # of y\n    y()\n\nz()\n",
            "def f():\n    x()\n    # of y\n\nz()\n",
        ),
    ],
)
def test_a_statement_goes_and_what_is_said_above_it_stays(text: str, new: str) -> None:
    assert rewritten(text, [StatementGone(span(text, "y()"))]) == new


@pytest.mark.parametrize(
    ("handler", "new"),
    [
        ("except E:\n    pass  # why", "except E:\n    raise  # why"),
        ("except E:\n    log(1)\n    return None", "except E:\n    log(1)\n    raise"),
        ("except E:\n    log(1)", "except E:\n    log(1)\n    raise"),
        ("except E: ...", "except E: raise"),
        ("except E: log(1)", "except E: log(1); raise"),
    ],
)
def test_a_handler_lets_its_error_out(handler: str, new: str) -> None:
    text = f"try:\n    x()\n{handler}\ny()\n"
    at = span(text, handler.partition("  # why")[0])

    assert rewritten(text, [Raising(at)]) == f"try:\n    x()\n{new}\ny()\n"


@pytest.mark.parametrize(
    ("text", "new"),
    [
        ("import a\n", "import a  # noqa\n"),
        ("import a # b\n", "import a # b  # noqa\n"),
        ("from a import (\n    b,\n    c,\n)\n", "from a import (  # noqa\n    b,\n    c,\n)\n"),
        ("from a import (b, c)\n", "from a import (b, c)  # noqa\n"),
        ("if x: import a\n", "if x: import a  # noqa\n"),
    ],
)
def test_a_remark_stands_behind_the_first_line(text: str, new: str) -> None:
    assert rewritten(text, [Remarked(Span.of_line(PATH, 1), "# noqa")]) == new


def test_what_is_wanted_in_several_places_is_done_in_all() -> None:
    text = "import a\nprint(1)\n"
    wanted = [
        StatementsAdded(span(text, "import a"), ("import sys",), below=False),
        KeywordsAdded(span(text, "print(1)"), ("file=sys.stderr",)),
    ]

    assert rewritten(text, wanted) == "import sys\nimport a\nprint(1, file=sys.stderr)\n"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("x = f(1)\n", KeywordsAdded(Span(PATH, 1, 4, 1, 7), ("a=1",))),
        ("x = f(1)\n", KeywordsAdded(Span(PATH, 9, 4, 9, 8), ("a=1",))),
        ("x = f(1)\n", KeywordsAdded(Span(PATH, 1, 4, 1, 8), ("a=(",))),
        ("x = f(1\n", KeywordsAdded(Span(PATH, 1, 4, 1, 8), ("a=1",))),
        ("x = f(*y)\n", Unwrapped(Span(PATH, 1, 4, 1, 9), ".z")),
        ("x = f(y=1)\n", Unwrapped(Span(PATH, 1, 4, 1, 10), ".z")),
        ("if x: y()\n", StatementsAdded(Span(PATH, 1, 6, 1, 9), ("if y:", "    z()"))),
        ("for x in y:\n    pass\n", StatementGone(Span(PATH, 1, 0, 2, 8))),
    ],
)
def test_a_place_that_is_something_else_is_left_alone(text: str, wanted: Rewrite) -> None:
    assert rewritten(text, [wanted]) is None
