from textwrap import dedent

import pytest

from adapters.alembic_project.heads import read_head
from adapters.alembic_project.text import Unreadable


def head_of(source: str, name: str = "a_b.py"):
    return read_head(dedent(source), name)


def fault_names(source: str) -> list[str]:
    return [fault.name for fault in head_of(source).faults]


def test_reads_what_alembic_writes_by_itself():
    head = head_of('''\
        """add books

        Revision ID: 1b2c
        Revises: 0a1b
        """
        from alembic import op

        revision = "1b2c"
        down_revision = "0a1b"
        branch_labels = None
        depends_on = None


        def upgrade():
            pass
        ''')
    assert (head.id, head.parents, head.message) == ("1b2c", ("0a1b",), "add books")
    assert (head.branch_labels, head.depends_on, head.faults) == ((), (), ())


def test_tells_the_line_of_the_revision_assignment():
    head = head_of('"""add books"""\n\nimport os\n\nrevision = "1"\ndown_revision = None\n')
    assert (head.line, head.column) == (5, 1)


def test_reads_typed_assignments():
    head = head_of('revision: str = "2"\ndown_revision: Union[str, None] = "1"\n')
    assert (head.id, head.parents) == ("2", ("1",))


@pytest.mark.parametrize("parents", ['("1", "2")', '["1", "2"]', '("1", "2", "1")'])
def test_a_merge_has_each_parent_once(parents):
    assert head_of(f'revision = "3"\ndown_revision = {parents}\n').parents == ("1", "2")


def test_reads_branch_labels_and_dependencies():
    head = head_of("""\
        revision = "3"
        down_revision = None
        branch_labels = ("shop",)
        depends_on = ["1", "2"]
        """)
    assert (head.branch_labels, head.depends_on) == (("shop",), ("1", "2"))


def test_follows_constants_of_the_module():
    head = head_of("""\
        NUMBER = "7"
        BEFORE = ("5", "6")
        revision = "shop_" + NUMBER
        down_revision = BEFORE
        depends_on = f"old_{NUMBER}"
        """)
    assert (head.id, head.parents, head.depends_on) == ("shop_7", ("5", "6"), ("old_7",))


def test_reads_assignments_to_several_names():
    head = head_of('revision, down_revision = "2", "1"\nbranch_labels = depends_on = None\n')
    assert (head.id, head.parents) == ("2", ("1",))


def test_the_last_assignment_counts_even_below_the_functions():
    head = head_of("""\
        revision = "old"
        down_revision = None

        def upgrade():
            pass

        revision = "new"
        """)
    assert head.id == "new"


def test_finds_a_head_that_stands_below_the_functions():
    assert head_of('def upgrade(): pass\n\nrevision = "1"\ndown_revision = None\n').id == "1"


def test_a_docstring_may_hold_lines_that_look_like_functions():
    head = head_of('"""first\n\ndef upgrade(): quoted\n"""\nrevision = "1"\ndown_revision = None\n')
    assert (head.id, head.message) == ("1", "first")


def test_a_constant_may_hold_lines_that_look_like_functions():
    text = 'revision = "1"\ndown_revision = None\nSQL = """\ndef quoted\n"""\ndef upgrade(): pass\n'
    assert head_of(text).id == "1"


def test_a_condition_below_the_functions_may_hold_the_head():
    with pytest.raises(Unreadable) as caught:
        head_of('def upgrade(): pass\n\nif x:\n    revision = "1"\n')
    assert caught.value.name == "computed-revision-id"


def test_a_body_that_cannot_be_parsed_hides_no_head():
    head = head_of('revision = "1"\ndown_revision = None\n\ndef upgrade():\n    op.(\n')
    assert head.id == "1"


def test_a_head_that_cannot_be_parsed_is_a_syntax_error_at_its_line():
    with pytest.raises(Unreadable) as caught:
        head_of('revision = "1"\ndown_revision = = None\n\ndef upgrade(): pass\n')
    assert (caught.value.name, caught.value.line) == ("syntax-error", 2)


def test_a_file_without_a_revision_is_refused_as_alembic_does():
    with pytest.raises(Unreadable, match="assigns no `revision`") as caught:
        head_of("NAMES = []\n\ndef shared(): pass\n", "shared.py")
    assert caught.value.name == "no-revision-id"


def test_an_id_may_come_from_a_file_name_of_hexadecimal_digits():
    assert head_of("down_revision = None\n", "1a2b3c.py").id == "1a2b3c"


@pytest.mark.parametrize(
    "value", ["uuid4().hex", "12", "None", '"a" if x else "b"', "__name__", "('a', 'b')"]
)
def test_an_id_that_is_no_plain_string_is_refused(value):
    with pytest.raises(Unreadable) as caught:
        head_of(f"import x\nrevision = {value}\ndown_revision = None\n")
    assert (caught.value.name, caught.value.line) == ("computed-revision-id", 2)


def test_an_id_that_a_condition_may_change_is_not_known():
    with pytest.raises(Unreadable, match="not a plain string"):
        head_of('revision = "1"\nif x:\n    revision = "2"\ndown_revision = None\n')


@pytest.mark.parametrize("name", ["down_revision", "depends_on", "branch_labels"])
def test_a_computed_identifier_is_told_with_its_line(name):
    (fault,) = head_of(f'revision = "1"\ndown_revision = None\n{name} = find()\n').faults
    assert (fault.name, fault.line) == ("computed-identifier", 3)
    assert name in fault.message


def test_a_missing_down_revision_is_told():
    assert fault_names('revision = "1"\n') == ["missing-down-revision"]


@pytest.mark.parametrize("identifier", ["a-b", "a@b", "a+b", "a:b"])
def test_ids_that_alembic_refuses_are_told(identifier):
    assert fault_names(f"revision = {identifier!r}\ndown_revision = None\n") == [
        "illegal-revision-id"
    ]


def test_endless_doubling_of_a_constant_ends_as_unknown():
    doubled = "\n".join(f"a{n + 1} = a{n} + a{n}" for n in range(60))
    with pytest.raises(Unreadable) as caught:
        head_of(f'a0 = "xxxxxxxx"\n{doubled}\nrevision = a60\ndown_revision = None\n')
    assert caught.value.name == "computed-revision-id"


def test_an_expression_nested_too_deep_is_a_problem_of_its_file():
    with pytest.raises(Unreadable) as caught:
        head_of("revision = " + " + ".join(['"a"'] * 50_000) + "\n")
    assert caught.value.name == "nested-too-deep"
