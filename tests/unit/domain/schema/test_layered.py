"""A mapping that is cheap to change, beside the dict that it stands for."""

from hypothesis import given
from hypothesis import strategies as st

from domain.schema.layered import MOST_RECENT, Layered

CHANGES = st.lists(st.tuples(st.integers(0, 5), st.none() | st.integers()), max_size=60)


def with_change(mapping: Layered[int, int], key: int, part: int | None) -> Layered[int, int]:
    return mapping.without(key) if part is None else mapping.with_part(key, part)


@given(CHANGES)
def test_is_the_dict_that_is_changed_likewise(changes: list[tuple[int, int | None]]) -> None:
    layered, expected = Layered[int, int](), dict[int, int]()
    for key, part in changes:
        layered = with_change(layered, key, part)
        if part is None:
            expected.pop(key, None)
        else:
            expected[key] = part

        assert list(layered.items()) == list(expected.items())
        assert list(layered.values()) == list(expected.values())
        assert list(layered) == list(expected)
        assert layered == expected
        assert [layered.get(n) for n in range(6)] == [expected.get(n) for n in range(6)]


def test_a_change_leaves_what_was_before_as_it_was() -> None:
    before = Layered({1: "a"})
    after = before.with_part(2, "b").with_part(1, "c").without(2)

    assert dict(before) == {1: "a"}
    assert dict(after) == {1: "c"}


def test_does_not_copy_all_for_a_change() -> None:
    layered = Layered({n: n for n in range(1000)})
    for n in range(MOST_RECENT):
        layered = layered.with_part(n, -n)

    assert len(layered.recent) == MOST_RECENT
    assert len(layered.with_part(0, 0).recent) == 0
    assert len(layered) == 1000
