"""`assay stats`, and `assay review` with what it has written."""

import json
import re

import pytest

from domain.estimates import MEGABYTES_A_SECOND, ROWS_A_SECOND
from domain.sizes import LONG, SHORT, UNNOTICED
from tests.architecture.tree import ROOT
from tests.databases_in_use import ROWS, database_in_use
from tests.servers import MYSQLS, free_port

PAGE = (ROOT / "docs" / "stats.md").read_text("utf-8")
NAME = "assay-stats.json"


def figures(rows, bytes_, **more):
    book = {"name": "book", "rows": rows, "bytes": bytes_}
    told = {"database": "postgresql", "server_version": "16.1", "taken": "2026-11-23T00:00:00Z"}
    return json.dumps({"assay_stats": 1, **told, "tables": [book], **more})


@pytest.fixture
def sized(risky):
    """A project with the figures of a database, as they are told."""

    def write(rows, bytes_, **more):
        (risky.root / NAME).write_text(figures(rows, bytes_, **more))
        return risky

    return write


def document(assay, *arguments):
    return json.loads(assay("review", "--format", "json", *arguments).out)


def finding(told):
    return next(each for each in told["findings"] if each["rule"] == "create-index-blocking")


def test_a_lock_on_few_rows_is_none_on_many(assay, sized):
    sized(200, 16_384)
    few = assay("review", "--stats", NAME)
    sized(200_000_000, 12_000_000_000)
    many = assay("review", "--stats", NAME)
    assert (few.status, many.status) == (0, 1)
    assert "about 1 ms for 200 rows, 16.4 kB, at 30 MB/s" in " ".join(few.out.split())
    assert "level: info by the size of the table, else error" in few.out
    assert "about 6.7 min for 200,000,000 rows, 12 GB, at 30 MB/s" in " ".join(many.out.split())


def test_without_figures_the_size_is_said_to_be_unknown(assay, risky):
    assert "while an index is built, size unknown" in assay("review").out
    assert "size" not in finding(document(assay))["effect"]


def test_every_report_tells_the_size(assay, sized, tmp_path):
    sized(200_000_000, 12_000_000_000)
    formats = ("html", "markdown", "sarif", "gitlab", "github", "junit")
    reports = [word for name in formats for word in ("--report", f"{name}={tmp_path}/out.{name}")]
    assay("review", "--stats", NAME, *reports)
    for name in formats:
        assert "200,000,000 rows" in (tmp_path / f"out.{name}").read_text("utf-8"), name
    sarif = json.loads((tmp_path / "out.sarif").read_text("utf-8"))
    sizes = [result["properties"].get("size") for result in sarif["runs"][0]["results"]]
    size = {"rows": 200_000_000, "bytes": 12_000_000_000, "milliseconds": 400_000}
    assert size in sizes


def test_the_settings_name_the_file_from_their_own_folder(assay, sized, monkeypatch):
    shop = sized(200_000_000, 12_000_000_000)
    (shop.root / "ops").mkdir()
    (shop.root / NAME).rename(shop.root / "ops" / NAME)
    (shop.root / "assay.toml").write_text(f'sizes = "ops/{NAME}"\n')
    monkeypatch.chdir(shop.root / "migrations")
    assert finding(document(assay, ".."))["effect"]["size"]["rows"] == 200_000_000


def test_a_file_that_the_settings_name_has_to_be_there(assay, risky):
    (risky.root / "assay.toml").write_text('sizes = "gone.json"\n')
    ran = assay("review")
    assert ran.status == 2
    assert re.search(r"assay\.toml:1:.*there is no file 'gone\.json' in", ran.err)


def test_the_option_stands_above_the_setting(assay, sized):
    shop = sized(1, 1)
    (shop.root / "other.json").write_text(figures(7, 7))
    (shop.root / "assay.toml").write_text(f'sizes = "{NAME}"\n')
    assert finding(document(assay, "--stats", "other.json"))["effect"]["size"]["rows"] == 7


@pytest.mark.parametrize("written", ["", "{}", figures("7", 1), figures(1, 1, database="mariadb")])
def test_what_is_no_use_is_one_error(assay, risky, written):
    (risky.root / NAME).write_text(written)
    ran = assay("review", "--stats", NAME)
    assert (ran.status, ran.out) == (2, "")
    assert len(ran.err.splitlines()) == 1
    assert "Traceback" not in ran.err


def test_a_file_that_is_not_there_is_one_error(assay, risky):
    ran = assay("review", "--stats", "gone.json")
    assert (ran.status, len(ran.err.splitlines())) == (2, 1)
    assert "gone.json: this cannot be read" in ran.err


def test_the_cache_knows_no_sizes(assay, sized):
    sized(200, 16_384)
    cold = assay("review", "--format", "json", "--stats", NAME).out
    assert assay("review", "--format", "json", "--stats", NAME).out == cold
    without = document(assay)
    sized(200_000_000, 12_000_000_000)
    large = document(assay, "--stats", NAME)
    assert len({json.loads(cold)["digest"], without["digest"], large["digest"]}) == 3
    assert large == document(assay, "--stats", NAME, "--no-cache")
    assert "size" not in finding(document(assay))["effect"]


def test_a_size_is_no_other_finding_to_a_baseline(assay, sized):
    sized(200_000_000, 12_000_000_000)
    assay("baseline")
    assert assay("review", "--stats", NAME).status == 0


@pytest.mark.parametrize("kind", ["postgresql", *MYSQLS])
def test_what_a_server_says_is_what_a_review_reads(assay, risky, kind, monkeypatch):
    with database_in_use(kind) as database:
        monkeypatch.setenv("SHOP_READER", database.url)
        ran = assay("stats", "--url-from-env", "SHOP_READER")
    (risky.root / NAME).write_text(ran.out)
    wider = 'op.alter_column("book", "id", type_=sa.BigInteger(), existing_type=sa.Integer())'
    risky.revision("c3", wider)
    told = document(assay, "--database", kind, "--stats", NAME)["findings"]
    sizes = [each["effect"]["size"] for each in told if (each["effect"] or {}).get("size")]
    assert ran.status == 0
    assert sizes
    assert all(size["rows"] == pytest.approx(ROWS, rel=0.1) for size in sizes)
    assert database.address.host not in ran.out + ran.err


def test_a_password_is_in_no_error(assay, risky, monkeypatch):
    url = f"postgresql://geheim:topf@127.0.0.1:{free_port()}/keller"
    monkeypatch.setenv("ASSAY_STATS_URL", url)
    for ran in (assay("stats"), assay("stats", url.replace("postgresql", "mysql"))):
        assert (ran.status, ran.out) == (2, "")
        assert not re.search("geheim|topf|127.0.0.1|keller|Traceback", ran.err)


def test_a_database_has_to_be_named_once(assay, risky, monkeypatch):
    monkeypatch.delenv("ASSAY_STATS_URL", raising=False)
    assert "set ASSAY_STATS_URL" in assay("stats").err
    assert "set OTHER" in assay("stats", "--url-from-env", "OTHER").err
    assert "both name the database" in assay("stats", "mysql://h/x", "--url-from-env", "A").err


def test_the_page_tells_the_speeds_and_the_levels():
    for work, speed in MEGABYTES_A_SECOND.items():
        assert re.search(rf"^\| {work}: .*\| {speed} MB/s \|$", PAGE, re.MULTILINE), work
    assert f"| {ROWS_A_SECOND:,} rows/s |" in PAGE
    assert (UNNOTICED, SHORT, LONG) == (100, 1_000, 60_000)
    for words in ("less than 100 ms", "less than 1 s", "from 1 s to 1 min", "1 min or more"):
        assert f"| {words} |" in PAGE
