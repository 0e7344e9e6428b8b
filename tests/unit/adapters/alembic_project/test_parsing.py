import warnings

import pytest

from adapters.alembic_project.parsing import parse
from adapters.alembic_project.text import Unreadable


def fault_of(text: str) -> Unreadable:
    with pytest.raises(Unreadable) as caught:
        parse(text)
    return caught.value


def test_a_syntax_error_has_its_line_and_column():
    fault = fault_of("x = 1\ny = )\n")
    assert (fault.name, fault.line, fault.column) == ("syntax-error", 2, 5)


def test_a_forgotten_merge_conflict_is_called_by_its_name():
    fault = fault_of("x = 1\n<<<<<<< HEAD\ny = 1\n=======\ny = 2\n>>>>>>> theirs\n")
    assert (fault.name, fault.line) == ("merge-conflict", 2)


def test_warnings_about_the_code_are_not_shown():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        parse('pattern = "\\d"\n')


@pytest.mark.parametrize(
    "text",
    [
        "(" * 5_000,
        "-" * 100_000 + "1",
        "x" + ".y" * 100_000,
        "[" * 90 + "]" * 90 + "\n" + "(" * 300,
    ],
)
def test_hostile_nesting_is_a_fault_and_no_crash(text):
    assert fault_of(text).name in ("nested-too-deep", "syntax-error")
