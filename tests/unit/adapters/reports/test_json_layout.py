"""JSON as the standard library lays it out."""

from json import dumps

from hypothesis import given
from hypothesis import strategies as st

from adapters.reports.json_layout import laid_out

SCALARS = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text()
DOCUMENTS = st.recursive(
    SCALARS, lambda part: st.lists(part) | st.dictionaries(st.text(), part), max_leaves=40
)


@given(DOCUMENTS)
def test_is_laid_out_as_by_the_standard_library(document: object) -> None:
    assert laid_out(document) == dumps(document, indent=2)
