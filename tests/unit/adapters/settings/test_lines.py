import tomllib

import pytest
import tomlkit
from hypothesis import given
from hypothesis import strategies as st

from adapters.settings.lines import line_of, lines_of

DOCUMENT = '''\
# first
title = "a # b"
"odd.key" . 'other' = 1

[tool.assay]
store = true # yes
text = """
one = 1
two""""
literal = \'\'\'
[not.a.table]
\'\'\'
databases = [
    "postgresql 16",  # ] not yet
    "sqlite",
]
levels = { drop-column = "off", "drop-table" = { deep = [1, 2] } }
day = 1979-05-27 07:32:00Z

  [ tool.assay.rules . char-n-type ]
  longest-code = 3

[[tool.assay.paths]]
path = "a"
[tool.assay.paths.levels]
drop-table = "off"
[[tool.assay.paths]]
path = "b"
levels.drop-table = "off"
'''


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("title",), 2),
        (("odd.key", "other"), 3),
        (("tool", "assay"), 5),
        (("tool", "assay", "store"), 6),
        (("tool", "assay", "text"), 7),
        (("tool", "assay", "literal"), 10),
        (("tool", "assay", "databases"), 13),
        (("tool", "assay", "databases", 0), 14),
        (("tool", "assay", "databases", 1), 15),
        (("tool", "assay", "levels", "drop-column"), 17),
        (("tool", "assay", "levels", "drop-table", "deep", 1), 17),
        (("tool", "assay", "day"), 18),
        (("tool", "assay", "rules", "char-n-type", "longest-code"), 21),
        (("tool", "assay", "paths", 0, "path"), 24),
        (("tool", "assay", "paths", 0, "levels", "drop-table"), 26),
        (("tool", "assay", "paths", 1), 27),
        (("tool", "assay", "paths", 1, "levels", "drop-table"), 29),
    ],
)
def test_knows_the_line_of_every_key(path, line):
    assert tomllib.loads(DOCUMENT)
    assert lines_of(DOCUMENT)[path] == line


def test_what_is_missing_stands_where_it_should():
    assert line_of(("tool", "assay", "paths", 1, "reason"), lines_of(DOCUMENT)) == 27
    assert line_of(("nowhere",), lines_of(DOCUMENT)) == 1


def test_nothing_stands_in_an_empty_document():
    assert lines_of("") == {}


def leaves(value, path=()):
    if isinstance(value, dict) and value:
        for key, part in value.items():
            yield from leaves(part, (*path, key))
    elif isinstance(value, list) and value:
        for number, part in enumerate(value):
            yield from leaves(part, (*path, number))
    else:
        yield path


KEYS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1, max_size=4
)
SCALARS = (
    st.integers(0, 9) | st.booleans() | st.text(st.sampled_from("a\"'#[]{}=,\\\n."), max_size=6)
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=12,
)


@given(st.dictionaries(KEYS, VALUES, max_size=4))
def test_finds_just_the_keys_that_the_parser_finds(data):
    text = tomlkit.dumps(data)
    read = tomllib.loads(text)

    told = lines_of(text)

    assert {path for path in leaves(read) if path} <= set(told)
    assert all(1 <= line <= text.count("\n") + 1 for line in told.values())
