import ast
from textwrap import dedent

import pytest

from adapters.alembic_project.folding import UNKNOWN, ModuleNames


def value_of(name: str, source: str) -> object:
    assigned = ModuleNames.of(ast.parse(dedent(source))).get(name)
    return assigned.value if assigned else None


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("'a' 'b'", "ab"),
        ("'a' + 'b'", "ab"),
        ("['a', 'b']", ("a", "b")),
        ("('a',) + ('b',)", ("a", "b")),
        ("f'{\"a\"}b'", "ab"),
        ("f'{\"a\"!r}'", UNKNOWN),
        ("f'{1}'", UNKNOWN),
        ("'a' * 3", UNKNOWN),
        ("['a', x]", UNKNOWN),
        ("x", UNKNOWN),
    ],
)
def test_folds_what_is_constant_and_nothing_else(expression, value):
    assert value_of("a", f"a = {expression}\n") == value


@pytest.mark.parametrize(
    "statement",
    [
        "import a",
        "import a.b",
        "from x import y as a",
        "def a(): pass",
        "class a: pass",
        "a += '2'",
        "del a",
        "for a in x: pass",
        "with x as a: pass",
        "if x:\n    a = '2'",
        "if x:\n    import a",
        "try:\n    def a(): pass\nexcept E:\n    pass",
        "print(a := '2')",
        "a, *rest = x",
        "a, b = '1', '2', '3'",
        "[a, b] = x",
    ],
)
def test_what_may_have_changed_is_unknown(statement):
    assert value_of("a", f"a = '1'\n{statement}\n") is UNKNOWN


def test_a_declaration_without_a_value_changes_nothing():
    assert value_of("a", "a = '1'\na: str\n") == "1"


def test_a_function_may_have_names_of_its_own():
    assert value_of("a", "a = '1'\ndef f():\n    a = '2'\n") == "1"
