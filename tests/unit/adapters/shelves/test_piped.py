import pytest
from hypothesis import given

from adapters.shelves.piped import CannotBeSent, packed, unpacked
from domain.schema.names import TableName
from tests.generated_outcomes import outcomes


@given(outcomes)
def test_what_arrives_is_what_was_sent(outcome):
    assert unpacked(packed((7, [outcome, None]))) == (7, [outcome, None])


def test_a_name_of_a_table_arrives_as_one():
    assert type(unpacked(packed(TableName("book", "shop")))) is TableName


def test_what_another_process_could_not_make_is_not_sent():
    with pytest.raises(CannotBeSent):
        packed([lambda: None])


def test_what_is_nested_too_deep_is_not_sent():
    deep = ()
    for _ in range(100_000):
        deep = (deep,)

    with pytest.raises(CannotBeSent):
        packed(deep)
