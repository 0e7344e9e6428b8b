import json


def test_shows_every_setting_and_where_it_comes_from(assay, risky, monkeypatch):
    monkeypatch.chdir(risky.root / "migrations")
    (risky.root / "assay.toml").write_text('store = true\n\n[levels]\ndrop-table = "info"\n')

    ran = assay("config", risky.root)

    assert ran.status == 0
    rows = {line.split("  ")[0]: line.split() for line in ran.out.splitlines()}
    assert rows["store"][1:] == ["true", f"{risky.root / 'assay.toml'}:1"]
    assert rows["levels.drop-table"][1:] == ["info", f"{risky.root / 'assay.toml'}:4"]
    assert rows["fail-level"][1:] == ["error", "default"]


def test_tells_files_from_the_current_folder(assay, risky, monkeypatch):
    (risky.root / "assay.toml").write_text("store = true\n")
    monkeypatch.chdir(risky.root)

    assert "assay.toml:1" in assay("config").out.split()
    monkeypatch.chdir(risky.root / "migrations")
    assert f"{risky.root / 'assay.toml'}:1" in assay("config", risky.root).out.split()


def test_options_stand_above_the_file(assay, risky):
    (risky.root / "assay.toml").write_text('database = "mysql"\nserver-version = "8.0"\n')

    ran = assay("config", risky.root, "--database", "sqlite 3.40", "--fail-level", "never")

    rows = [line.split() for line in ran.out.splitlines()]
    assert ["databases", "sqlite", "3.40", "option"] in rows
    assert ["fail-level", "never", "option"] in rows
    assert "mysql" not in ran.out


def test_a_variable_decides_where_nothing_else_does(assay, risky, monkeypatch):
    monkeypatch.setenv("ASSAY_DATABASE_URL", "postgresql://u:geheim@h/d")
    monkeypatch.setenv("ASSAY_TOKEN", "geheim")

    ran = assay("config", risky.root)

    rows = [line.split() for line in ran.out.splitlines()]
    assert ["store", "true", "environment:", "ASSAY_DATABASE_URL"] in rows
    assert ["ASSAY_TOKEN", "set", "environment"] in rows
    assert "geheim" not in ran.out


def test_as_json_it_has_values_and_sentences(assay, risky):
    (risky.root / "assay.toml").write_text('databases = ["sqlite", "mysql 8.4"]\n')

    told = json.loads(assay("config", risky.root, "--format", "json").out)["settings"]

    assert told[0] == {
        "key": "databases",
        "value": ["sqlite", "mysql 8.4"],
        "origin": f"{risky.root / 'assay.toml'}:1",
        "sentence": "The databases and server versions that are reviewed for, all in one review.",
    }


def test_names_are_shown_without_what_steers_a_terminal(assay, risky):
    (risky.root / "assay.toml").write_text('[released]\nref = "\\u001b[31m"\n')

    assert "\x1b" not in assay("config", risky.root).out


def test_all_faults_of_a_file_are_told(assay, risky):
    (risky.root / "assay.toml").write_text("store = 1\nstroe = 1\n")

    ran = assay("config", risky.root)

    assert ran.status == 2
    assert "assay.toml:1: store: true or false is wanted" in ran.err
    assert "assay.toml:2: stroe: no such setting" in ran.err
