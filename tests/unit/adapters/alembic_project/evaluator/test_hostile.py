"""Code that means harm, or only happens to be strange."""

import ast

import pytest

from domain.operations import DropTable, Unread
from tests.unit.adapters.alembic_project.evaluator.reading import operations

STRANGE = [
    "x = 'a' * 10 ** 12\nop.drop_table('t')",
    "x = [0] * 10 ** 12\nop.drop_table('t')",
    "x = 10 ** 10 ** 10\nop.drop_table('t')",
    "x = 1 << 10 ** 9\nop.drop_table('t')",
    "x = '%1000000000d' % 1\nop.drop_table('t')",
    "x = '{:>1000000000}'.format(1)\nop.drop_table('t')",
    "x = '{:{w}}'.format(1, w=10 ** 9)\nop.drop_table('t')",
    "x = f'{1:>{10 ** 9}}'\nop.drop_table('t')",
    "x = 'a'.ljust(10 ** 10)\nop.drop_table('t')",
    "x = 'a' * 1000\nfor i in range(60):\n    x = x + x\nop.drop_table('t')",
    "x = 'a' * 9000\nx = x.replace('a', 'b' * 9000)\nop.drop_table('t')",
    "x = [1]\nfor i in range(60):\n    x = x + x\nop.drop_table('t')",
    "x = [1]\nfor i in range(60):\n    x.extend(x)\nop.drop_table('t')",
    "x = 3\nfor i in range(60):\n    x = x * x\nop.drop_table('t')",
    "x = []\nx.append(x)\ny = x == x\nop.drop_table('t')",
    "x = {}\nx['x'] = x\nprint(x)\nop.drop_table('t')",
    "x = int('9' * 100000)\nop.drop_table('t')",
    "x = list(range(10 ** 12))\nop.drop_table('t')",
    "x = sum(range(10 ** 12))\nop.drop_table('t')",
    "x = max(range(10 ** 12))\ny = 5 in range(10 ** 12)\nop.drop_table('t')",
    "x = round(5, -10 ** 12)\nop.drop_table('t')",
    "x = sum([[1] * 9000] * 9000, [])\nop.drop_table('t')",
    "x = [1]\nfor i in range(60):\n    x = [x, x]\ny = x == [x]\nz = str(x)\nop.drop_table('t')",
    "x = (1,)\nfor i in range(60):\n    x = (x, x)\ny = {x}\nz = {x: x}\nop.drop_table('t')",
    "x = (1,)\nfor i in range(60):\n    x = x + x\nop.drop_table('t')",
    "x = b'a'\nfor i in range(60):\n    x = x + x\nop.drop_table('t')",
    "x = [open(1)]\nfor i in range(60):\n    x = [x, x]\ny = x == [x]\nop.drop_table('t')",
    "x = 'a'\nfor i in range(60):\n    x = f'{x}{x}{op.get_bind().info}'\nop.drop_table('t')",
    "x = ['a' * 9000] * 9000\ny = str(x)\nz = ''.join(x)\nw = sorted(x)\nop.drop_table('t')",
    "op.execute('$a$ $b$ $c$ ' * 9000)\nop.drop_table('t')",
    "op.execute('\"' * 9999 + \"'\" * 9999)\nop.drop_table('t')",
    "x = '{0.__class__.__mro__}'.format(op)\nop.drop_table('t')",
    "x = ().__class__.__base__.__subclasses__()\nop.drop_table('t')",
    "del op2, missing[0]\nop.drop_table('t')",
    "x: int\nop.drop_table('t')",
    "a = b = c = (yield)\nop.drop_table('t')",
    "async def f():\n    async with g() as h:\n        await h\nop.drop_table('t')",
    "x = lambda *a, **k: (a, k)\nx(*x, **x)\nop.drop_table('t')",
    "(a, *b), [c, d] = 1, 2\nop.drop_table('t')",
    "x = 1 / 0\nop.drop_table('t')",
    "x = [].pop()\nop.drop_table('t')",
    "x = {}['a']\nop.drop_table('t')",
    "x = {[]: 1}\ny = {[1]}\nop.drop_table('t')",
    "x = 'a' < 1 < None\nop.drop_table('t')",
    "x = min([])\nop.drop_table('t')",
    "import a.b.c.d as e, f.g\nfrom ..... import h\nop.drop_table('t')",
    "x = sorted([1, 'a', None])\nop.drop_table('t')",
    "class A(A): pass\nclass B(B.C): x = B\nA().b.c\nop.drop_table('t')",
    "class A:\n    def __init__(self): self.x = A()\nx = type('X', (), {})\nop.drop_table('t')",
    "globals()['upgrade']\nlocals()\nvars()\ndir()\nop.drop_table('t')",
    "x = b'a' % 1\ny = b'x' + 'y'\nop.drop_table('t')",
    "x = not op\ny = -op\nz = ~'a'\nop.drop_table('t')",
    "x = sa.Column() == sa.Column\ny = sa.Table()\nz = sa.ForeignKey()\nop.drop_table('t')",
    "x = sa.Enum().with_variant()\ny = sa.ARRAY()\nsa.String('x', y=3)\nop.drop_table('t')",
    "op.get_bind()()\nsa()\nop()()\nop.f()\nop.drop_table('t')",
    "for x, y in [1, 2]: pass\nop.drop_table('t')",
    "while x := None: pass\nop.drop_table('t')",
    "try:\n    pass\nexcept* ValueError:\n    pass\nop.drop_table('t')",
    "x = [*op, *1, *None]\ny = {**op, **1}\nprint(*x, **y)\nop.drop_table('t')",
    "x = chr(-1) + chr(10 ** 9) + chr('a')\nop.drop_table('t')",
    "x = range(0)\ny = range(1, 2, 0)\nz = range('a')\nop.drop_table('t')",
    "x = 'a'.join(1)\ny = 'a'.split('')\nz = 'a'.encode('nope')\nop.drop_table('t')",
    "x = 'a'[5]\ny = 'a'['b']\nz = 'a'[::0]\nop.drop_table('t')",
    "x = slice(1)\n[1, 2][x]\nop.drop_table('t')",
]


@pytest.mark.parametrize("body", STRANGE)
def test_strange_code_does_not_keep_the_rest_from_being_read(body: str) -> None:
    found = operations(body)
    assert isinstance(found[-1], DropTable)
    assert not any(isinstance(o, Unread) and o.reason == "evaluator-fault" for o in found)


@pytest.mark.parametrize(
    "body",
    [
        "op.drop_table(" + "(" * 60 + "'t'" + ")" * 60 + ")",
        "op.drop_table(" + " + ".join(["'t'"] * 600) + ")",
        "x = " + "[" * 80 + "]" * 80,
        "x = " + "not " * 400 + "1\nop.drop_table('t')",
        "x = a" + ".b()" * 900 + "\nop.drop_table('t')",
        "x = " + "1 if a else " * 60 + "2\nop.drop_table('t')",
        "".join(f"{' ' * n}if a{n}:\n" for n in range(60)) + " " * 60 + "op.drop_table('t')",
        "if a: pass\n" + "elif b: pass\n" * 300 + "op.drop_table('t')",
        "x = " + "lambda: " * 80 + "1\nop.drop_table('t')",
    ],
)
def test_code_that_is_nested_deeply_is_read_or_told(body: str) -> None:
    for found in operations(body):
        assert not isinstance(found, Unread) or found.reason != "evaluator-fault"


@pytest.mark.parametrize(
    "body",
    [
        "n = range(1000)\nfor a in n:\n    for b in n:\n        for c in n:\n            pass",
        "x = [a for a in range(1000) for b in range(1000) for c in range(1000)]",
        "def f(n):\n    return f(n - 1) + f(n - 1) if n else 0\nf(19)",
        "for n in range(1900):\n    for m in range(9):\n        op.drop_table('t')",
        "def f():\n    return f\nx = f\nwhile x:\n    x = x()",
        "x = []\nx.append(x)\ny = x\nwhile y:\n    y = y[0]",
    ],
)
def test_code_that_never_ends_meets_a_limit(body: str) -> None:
    last = operations(body)[-1]
    assert isinstance(last, Unread)
    assert last.reason == "limit"


def test_a_node_of_a_newer_python_is_unread() -> None:
    from adapters.alembic_project.evaluator.language.tables import EXPRESSIONS, STATEMENTS

    class Newer(ast.stmt):
        """A statement that this Python does not have."""

    class NewerExpression(ast.expr):
        """An expression that this Python does not have."""

    assert STATEMENTS[Newer].__name__ == "unsupported"
    assert EXPRESSIONS[NewerExpression].__name__ == "unsupported"
