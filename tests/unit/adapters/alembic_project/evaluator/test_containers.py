"""Lists, dicts and sets behave as Python's do, and say so where they cannot tell."""

import pytest

from domain.operations import DropTable
from tests.unit.adapters.alembic_project.evaluator.reading import steps

TRUE = """
{1, 2} == {2, 1}
{"a"} <= {"a", "b"}
{"a": 1}.keys() <= {"a": 2, "b": 3}.keys()
{"a": 1, "b": 2}.keys() == {"b": 1, "a": 2}.keys()
{"a": 1}.keys() & {"a"} == {"a"}
set() not in ({1},)
frozenset() in {frozenset(), frozenset("a")}
[1, [2]] == [1, [2]]
(1, 2) < (1, 3)
"a" in {"a": 1}
1 in range(3)
not []
len({"a", "b", "a"}) == 2
sorted({"b", "a"}) == ["a", "b"]
list({"b": 1, "a": 2}) == ["b", "a"]
{**{"a": 1}, "a": 2} == {"a": 2}
dict([("a", 1)]) == {"a": 1} == dict.fromkeys("a", 1)
dict(a=1).items() == dict(a=1).items()
{Color.RED: 1}[Color.RED] == 1
Color.RED in (Color.RED, Color.BLUE)
Color.RED is Color.RED
Color.RED == Color("red")
[1, 2, 3][-2:] == [2, 3]
[*range(2), 5].index(5) == 2
{"a": 1}.setdefault("b", 2) == 2
{"a": 1}.pop("a") == 1
{"a", "b"} - {"a"} == {"b"}
{"a"}.union(["b"]) == {"a", "b"}
any(x > 1 for x in [1, 2]) and all([])
"""
HEAD = """
        import enum

        class Color(enum.Enum):
            RED = "red"
            BLUE = "blue"

        def upgrade():
            unknown = op.get_bind().info
"""


def outcome(test: str) -> list[tuple[str, bool]]:
    body = f"{HEAD}            if {test}:\n                op.drop_table('yes')\n"
    body += "            else:\n                op.drop_table('no')\n"
    return [
        (step.operation.table.name, step.conditional)
        for step in steps(body)
        if isinstance(step.operation, DropTable)
    ]


@pytest.mark.parametrize("test", [line for line in TRUE.splitlines() if line])
def test_a_test_that_holds_is_known_to_hold(test: str) -> None:
    assert outcome(test) == [("yes", False)]
    assert outcome(f"not ({test})") == [("no", False)]


@pytest.mark.parametrize(
    "test",
    [
        "unknown",
        "unknown == 1",
        "unknown in [1]",
        "1 in [unknown]",
        "1 in {unknown}",
        "1 in {unknown: 2}",
        "{unknown: 1}.get(2)",
        "{unknown} == {1}",
        "[unknown] == [1]",
        "len(unknown) > 1",
        "dict(unknown)",
        "set(unknown)",
        "[x for x in unknown]",
        "[x for x in [1] if unknown]",
        "any(x == unknown for x in [1])",
        "unknown and 1",
        "unknown or 0",
        "not unknown",
        "unknown is None",
        "unknown < 3 < 4",
        "{(unknown,): 1}.get((2,))",
        "[1][unknown]",
        "{'a': 1}[unknown] == 2",
        "isinstance(unknown, str)",
        "hasattr(unknown, 'x')",
        "Color(unknown) == Color.RED",
    ],
)
def test_a_test_on_the_unknown_is_not_decided(test: str) -> None:
    assert outcome(test) == [("yes", True), ("no", True)]


@pytest.mark.parametrize(
    "change",
    [
        "x.append('a')",
        "x.extend(['a'])",
        "x += ['a']",
        "x.insert(0, 'a')",
        "x = ['a']",
        "x = x + ['a']",
        "x[:] = ['a']",
    ],
)
def test_a_list_changed_under_a_condition_may_be_empty(change: str) -> None:
    body = f"""
        x = []
        if op.get_bind().info:
            {change}
        if x:
            op.drop_table("t")
        if len(x) > 5:
            op.drop_table("t")
    """
    assert [step.conditional for step in steps(body)] == [True, True][: len(steps(body))]
    assert steps(body)


@pytest.mark.parametrize("change", ["x.pop()", "x.clear()", "x.remove('a')", "del x[0]"])
def test_a_list_emptied_under_a_condition_may_be_full(change: str) -> None:
    body = f"""
        x = ["a"]
        if op.get_bind().info:
            {change}
        for name in x:
            op.drop_table(name)
    """
    assert [step.conditional for step in steps(body)] == [True]


@pytest.mark.parametrize("change", ["x['k'] = 'b'", "x.update(k='b')", "x.setdefault('k', 'b')"])
def test_a_dict_changed_under_a_condition_may_be_as_before(change: str) -> None:
    body = f"""
        x = {{"k": "a"}} if "setdefault" not in {change!r} else {{}}
        if op.get_bind().info:
            {change}
        if x.get("k") == "b":
            op.drop_table("t")
    """
    assert [step.conditional for step in steps(body)] == [True]
