import json

import pytest


def test_findings_at_the_fail_level_give_status_1(assay, risky):
    ran = assay("review")

    assert ran.status == 1
    assert "migrations/versions/b2.py:11:5: error create-index-blocking" in ran.out
    assert "lock: SHARE on book, blocks writes" in ran.out
    assert "2 revisions: 2 read, 0 partly read, 0 not read" in ran.out


def test_a_clean_history_gives_status_0(assay, shop):
    shop.revision("a1", "pass")

    assert assay("review").status == 0


@pytest.mark.parametrize("path", [".", "alembic.ini", "migrations", "migrations/versions"])
def test_any_place_of_the_project_can_be_named(assay, risky, path):
    ran = assay("review", path)

    assert ran.status == 1
    assert "b2.py:11:5: error create-index-blocking" in ran.out


def test_json_is_on_stdout_alone_and_carries_the_finding(assay, risky):
    ran = assay("review", "--database", "postgresql", "--server-version", "16", "--format", "json")

    document = json.loads(ran.out)
    [finding] = document["findings"]
    assert document["server_version"] == "16"
    assert document["verdict"] == "failed"
    assert (finding["rule"], finding["line"], finding["table"]) == (
        "create-index-blocking",
        11,
        "book",
    )


def test_a_range_limits_what_is_judged(assay, risky):
    assert assay("review", "--revisions", "base:a1").status == 0
    assert assay("review", "--revisions", "a1:head").status == 1


def test_another_database_is_another_review(assay, risky):
    assert assay("review", "--database", "mariadb").status == 0


@pytest.mark.parametrize(
    ("options", "status"),
    [([], 1), (["--fail-level", "never"], 0), (["--fail-level", "info"], 1)],
)
def test_the_fail_level_decides_the_status(assay, risky, options, status):
    assert assay("review", *options).status == status


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nowhere"], "nowhere: "),
        (["--database", "oracle"], "unknown database 'oracle'. Known: postgresql, mysql"),
        (["--database", "postgresql", "--server-version", "9"], "10 to 18"),
        (["--server-version", "16"], "say it with --database"),
        (["--revisions", "zz"], "no revision 'zz'"),
        (["--revisions", "a:b:c"], "one colon"),
        (["--format", "pdf"], "'pdf' is not one of 'text', 'json'"),
        (["--frobnicate"], "No such option"),
    ],
)
def test_wrong_input_gives_one_message_and_status_2(assay, risky, arguments, said):
    ran = assay("review", *arguments)

    assert ran.status == 2
    assert said in ran.err
    assert ran.out == ""
    assert "Traceback" not in ran.err


def test_zero_revisions_are_status_2(assay, shop):
    ran = assay("review")

    assert ran.status == 2
    assert "incomplete (nothing was read)" in ran.out


def broken(shop, name, content):
    (shop.root / "migrations" / "versions" / name).write_bytes(content)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"def upgrade(:\n", "migrations/versions/broken.py:1:"),
        (b"# \xff\xfe\n", "broken.py"),
        (b"x = 1\n", "broken.py"),
    ],
)
def test_a_file_that_cannot_be_read_is_told_and_the_rest_reviewed(assay, risky, content, said):
    broken(risky, "broken.py", content)

    ran = assay("review")

    assert ran.status == 2
    assert said in ran.out
    assert "create-index-blocking" in ran.out
    assert "3 revisions: 2 read, 0 partly read, 1 not read" in ran.out


@pytest.mark.parametrize(
    ("name", "parent", "said"),
    [
        ("b2", "a1", "revision id 'b2' is already taken"),
        ("c3", "zz", "'c3' follows 'zz'"),
        ("d4", "d4", "in a circle: d4 -> d4"),
    ],
)
def test_a_faulty_graph_is_told_and_the_rest_reviewed(assay, risky, name, parent, said):
    text = risky.revision(f"x_{name}", "pass", parent=parent).read_text()
    risky.root.joinpath(f"migrations/versions/x_{name}.py").write_text(
        text.replace(f'revision = "x_{name}"', f'revision = "{name}"', 1)
    )

    ran = assay("review")

    assert ran.status == 2
    assert said in ran.out
    assert "create-index-blocking" in ran.out


def test_settings_of_the_project_are_the_defaults(assay, risky):
    risky.root.joinpath("pyproject.toml").write_text(
        '[tool.assay]\ndatabase = "mariadb"\nserver-version = "10.6"\n'
    )

    assert "on mariadb 10.6\n" in assay("review").out
    assert "on postgresql 15 (assumed" in assay("review", "--database", "postgresql").out


def test_faulty_settings_are_told_all_at_once(assay, risky):
    risky.root.joinpath("pyproject.toml").write_text("[tool.assay]\nstor = 1\nfail-level = 7\n")

    ran = assay("review")

    assert ran.status == 2
    assert "pyproject.toml:2: stor: no such setting" in ran.err
    assert "pyproject.toml:3: fail-level: one of info, warning, error, never" in ran.err


def test_explaining_lists_what_was_not_read(assay, shop):
    shop.revision("a1", 'op.drop_table(__import__("os").environ["T"])')

    ran = assay("review", "--explain-reading")

    assert "migrations/versions/a1.py:11:5: unread " in ran.out
    assert "1 partly read" in ran.out


def test_no_colours_without_a_terminal(assay, risky):
    assert "\x1b[" not in assay("review").out


def test_a_waiver_with_a_reason_lets_the_review_pass_and_stays_in_sight(assay, shop):
    shop.revision("a", "op.create_table('t', sa.Column('c', sa.Integer()))", "op.drop_table('t')")
    comment = "# assay: allow drop-table -- nobody reads it"
    shop.revision("b", f"op.drop_table('t')  {comment}", "raise NotImplementedError", "a")

    ran = assay("review", shop.root, "--database", "sqlite")

    assert "b.py:11:5: waived drop-table: nobody reads it" in ran.out
    assert "1 waived" in ran.out
    assert ran.status == 0
