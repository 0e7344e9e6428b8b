"""Which of all tables a revision asks for."""

from adapters.alembic_project.asked_tables import tables_asked_for


def test_a_table_that_is_looked_for_at_once():
    text = '    if "book" not in sa.inspect(op.get_bind()).get_table_names():\n        pass\n'

    assert tables_asked_for(text) == {"book"}


def test_tables_that_are_looked_for_in_a_list_that_is_held():
    text = (
        "    names = set(inspector.get_table_names())\n"
        '    if "book" in names:\n        pass\n    if "shop" not in names:\n        pass\n'
    )

    assert tables_asked_for(text) == {"book", "shop"}


def test_a_list_that_is_used_otherwise_may_be_asked_for_any():
    text = "    names = inspector.get_table_names()\n    for name in names:\n        pass\n"

    assert tables_asked_for(text) is None


def test_a_name_that_is_not_written_out_is_not_known():
    assert tables_asked_for("    if table in inspector.get_table_names():\n        pass\n") is None
