"""Objects as users name them end up in code, so nothing else may."""

import ast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors import InputError
from domain.initiation.expression import Named, module_name, named


@pytest.mark.parametrize(
    ("text", "module", "path", "name"),
    [
        ("shop.settings:URL", "shop.settings", "URL", "URL"),
        ("config:settings.database.url", "config", "settings.database.url", "settings"),
        ("a.b:get_settings().url", "a.b", "get_settings().url", "get_settings"),
        ("config:database_url()", "config", "database_url()", "database_url"),
    ],
)
def test_reads_names_attributes_and_calls(text, module, path, name):
    found = named("--settings", text)

    assert found == Named(module, path)
    assert found.name == name


@pytest.mark.parametrize(
    "text",
    [
        "",
        "config",
        "config:",
        ":URL",
        "a..b:c",
        "a:b(1)",
        "a:b;c",
        "a:b\n",
        "1a:b",
        "a:class",
        "a:b.",
        "é:b",
    ],
)
def test_refuses_what_is_more_and_names_the_option(text):
    with pytest.raises(InputError, match=r"--settings .* not module:attribute"):
        named("--settings", text)


anything = st.text(st.sampled_from("ab1_.:()[]; \n'\"\\=,é"), max_size=20)


@given(anything)
def test_whatever_is_taken_is_an_import_and_an_expression_and_no_more(text):
    try:
        found = named("--settings", text)
    except InputError:
        return
    imported, expression = ast.parse(f"from {found.module} import {found.name}\n{found.path}").body

    assert isinstance(imported, ast.ImportFrom)
    assert isinstance(expression, ast.Expr)
    kinds = {type(node) for node in ast.walk(expression)}
    assert kinds <= {ast.Expr, ast.Attribute, ast.Call, ast.Name, ast.Load}


@given(anything)
def test_a_module_is_a_dotted_name_and_no_more(text):
    try:
        module = module_name("--models", text)
    except InputError:
        return

    (imported,) = ast.parse(f"import {module}").body
    assert isinstance(imported, ast.Import)
