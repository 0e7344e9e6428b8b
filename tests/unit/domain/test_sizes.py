"""What the size of a table makes of a finding."""

import pytest
from attrs import evolve

from domain.databases.effect import Duration
from domain.databases.target import Database, Target
from domain.direction import Direction
from domain.errors import StatisticsUnreadable
from domain.estimates import use_of
from domain.levels import Levels, PathLevels
from domain.policy import Settled
from domain.review.finding import Finding, Impact, Level
from domain.review.outcome import Outcome, ReadingStatus, ReviewedRevision
from domain.review.work import Deed, Done, Work
from domain.rules import RULES
from domain.sizes import HOLDING, Sizes, refuse_another
from domain.source import Location
from domain.statistics import IdFigures, Statistics, TableFigures

FAMILIES = {"create-index-blocking": "locks", "drop-column": "data_loss"}
IMPACT = Impact("SHARE", "writes", "index build")
FINDING = Finding(
    "create-index-blocking",
    Level.WARNING,
    "b2",
    Direction.UPGRADE,
    Location("versions/b2.py", 5),
    "building an index takes its time",
    table="book",
    effect=IMPACT,
)
NARROW = Finding(
    "int32-primary-key",
    Level.WARNING,
    "a1",
    Direction.UPGRADE,
    Location("versions/a1.py", 5),
    "book.id is an integer",
    table="book",
    column_name="id",
)
MEGABYTE = 1_000_000


def outcome(*findings, work=None, **more):
    revision = ReviewedRevision("b2", "versions/b2.py", "", ReadingStatus.READ, work=work)
    facts = {"fail_level": Level.ERROR, "digest": "1" * 64, **more}
    return Outcome("shop", "postgresql", "16", False, (revision,), findings, (), **facts)


def figures(*tables, **more):
    return Statistics("postgresql", "16", "2026-11-23T00:00:00Z", tables=tables, **more)


def told(finding, *tables, **more):
    reviewed = outcome(finding, **more)
    return Sizes(figures(*tables), FAMILIES).told(reviewed).findings[0]


def of(megabytes, **more):
    return TableFigures("book", 1000, megabytes * MEGABYTE, **more)


@pytest.mark.parametrize(
    ("megabytes", "level"),
    [
        (0, Level.INFO),
        (2, Level.INFO),
        (4, Level.INFO),
        (30, Level.WARNING),
        (1799, Level.WARNING),
        (1800, Level.ERROR),
        (10**6, Level.ERROR),
    ],
)
def test_the_level_of_a_lock_follows_how_long_it_is_held(megabytes, level):
    assert told(FINDING, of(megabytes)).level is level


def test_below_a_tenth_of_a_second_nobody_notices_and_below_a_second_it_is_one_level_less():
    error = evolve(FINDING, level=Level.ERROR)
    assert [told(error, of(size)).level for size in (2, 4, 30)] == [
        Level.INFO,
        Level.WARNING,
        Level.ERROR,
    ]


def test_a_level_that_moved_says_from_where_and_why():
    moved = told(FINDING, of(2000))
    assert (moved.level_of_rule, moved.effect.size.moved) == (Level.WARNING, True)
    stayed = told(FINDING, of(300))
    assert (stayed.level_of_rule, stayed.effect.size.moved) == (None, False)


def test_a_level_moves_the_verdict():
    reviewed = outcome(evolve(FINDING, level=Level.ERROR))
    sized = Sizes(figures(of(1)), FAMILIES).told(reviewed)
    assert [each.verdict.value for each in (reviewed, sized)] == ["failed", "passed"]


def test_what_is_no_matter_of_locks_keeps_its_level():
    loss = evolve(FINDING, rule="drop-column")
    assert told(loss, of(2000)).level is Level.WARNING
    assert told(loss, of(2000)).effect.size.bytes == 2000 * MEGABYTE


@pytest.mark.parametrize(
    "levels",
    [
        Levels((("create-index-blocking", Level.WARNING),)),
        Levels(paths=(PathLevels("versions/*", (("create-index-blocking", Level.WARNING),)),)),
    ],
)
def test_a_level_that_the_policy_says_stays_though_it_is_that_of_the_rule(levels):
    kept = told(FINDING, of(2000), policy=Settled(levels=levels))
    assert (kept.level, kept.level_of_rule) == (Level.WARNING, None)
    assert kept.effect.size.milliseconds == 66_667


def test_a_level_that_the_policy_changed_stays():
    changed = evolve(FINDING, level=Level.INFO, level_of_rule=Level.WARNING)
    assert told(changed, of(2000)).level is Level.INFO


def test_a_policy_that_speaks_of_other_files_changes_nothing():
    elsewhere = PathLevels("other/*", (("create-index-blocking", Level.WARNING),))
    policy = Settled(levels=Levels(paths=(elsewhere,)))
    assert told(FINDING, of(2000), policy=policy).level is Level.ERROR


@pytest.mark.parametrize("duration", list(Duration))
def test_an_instant_stays_one_however_large_the_table_is(duration):
    effect = evolve(IMPACT, duration=duration.value)
    size = told(evolve(FINDING, effect=effect), of(2000)).effect.size
    assert (size.milliseconds is None) is (duration is Duration.INSTANT)


def test_a_rewrite_counts_the_indexes_and_a_scan_does_not():
    table = of(600, indexes={"a": 300 * MEGABYTE, "b": None})
    times = {
        each: told(evolve(FINDING, effect=evolve(IMPACT, duration=each)), table).effect.size
        for each in ("scan", "index build", "rewrite")
    }
    assert {name: size.milliseconds for name, size in times.items()} == {
        "scan": 3_000,
        "index build": 20_000,
        "rewrite": 45_000,
    }


def test_row_changes_count_rows():
    changing = evolve(FINDING, effect=evolve(IMPACT, duration="row changes"))
    size = told(changing, TableFigures("book", 2_000_000, 1)).effect.size
    assert (size.milliseconds, size.basis) == (100_000, "20,000 rows/s")
    assert told(changing, TableFigures("book", None, 1)).effect.size.milliseconds is None


def test_what_is_not_known_moves_nothing():
    assert told(FINDING, TableFigures("other", 1, 1)) == FINDING
    unknown = told(FINDING, TableFigures("book"))
    assert (unknown.level, unknown.effect.size.milliseconds) == (Level.WARNING, None)


def test_a_table_is_known_by_its_whole_name_too():
    assert told(evolve(FINDING, table="public.book"), of(2000)).level is Level.ERROR
    assert told(evolve(FINDING, table="shop.book"), of(2000)).effect.size is None


def renaming(*pairs):
    done = tuple(
        Done((Deed.RENAME_TABLE,), "", 1, None, Duration.INSTANT, None, True, old, new)
        for old, new in pairs
    )
    return Work("", (), done, "present")


@pytest.mark.parametrize("name", ["books", "tome"])
def test_a_table_is_followed_through_its_names(name):
    work = renaming(("book", "books"), ("books", "tome"))
    assert told(evolve(FINDING, table=name), of(2000), work=work).level is Level.ERROR


def test_what_is_read_lasts_and_not_what_is_locked_beside_it():
    key = evolve(IMPACT, duration="scan", scanned=("orders",))
    small, large = of(1), TableFigures("orders", 10**9, 10**12)
    assert told(evolve(FINDING, effect=key), small, large).effect.size.rows == 10**9
    assert told(evolve(FINDING, effect=key), small).effect.size is None


def test_figures_say_nothing_of_another_database():
    elsewhere = evolve(FINDING, effect=evolve(IMPACT, on="sqlite"))
    assert told(elsewhere, of(2000)) == elsewhere


def test_figures_say_nothing_of_what_holds_on_another_database_alone():
    there = evolve(FINDING, holds_on=("SQLite 3.35 and later",))
    assert told(there, of(2000)) == there
    both = evolve(FINDING, holds_on=("SQLite 3.35 and later", "PostgreSQL 10 to 18"))
    assert told(both, of(2000)).level is Level.ERROR


def test_what_runs_under_a_lock_holds_it_whatever_the_family():
    assert {rule.about.name for rule in RULES} >= HOLDING
    assert {told(evolve(FINDING, rule=rule), of(2000)).level for rule in HOLDING} == {Level.ERROR}


def test_mysql_and_mariadb_are_of_one_kind():
    there = evolve(FINDING, effect=evolve(IMPACT, on="mysql"))
    statistics = evolve(figures(of(2000)), database="mariadb")
    assert Sizes(statistics, FAMILIES).told(outcome(there)).findings[0].level is Level.ERROR
    refuse_another(statistics, outcome(targets=(Target(Database.MYSQL, "8.4"),)))


def test_figures_of_another_database_are_refused():
    statistics = evolve(figures(), database="mariadb")
    with pytest.raises(StatisticsUnreadable, match="of mariadb, and the review is for postgresql"):
        refuse_another(statistics, outcome())


def test_figures_are_part_of_what_a_review_follows_from():
    reviewed = outcome(FINDING)
    digests = [Sizes(figures(of(n)), FAMILIES).told(reviewed).digest for n in (1, 1, 2)]
    assert digests[0] == digests[1] != digests[2]
    assert reviewed.digest not in digests


def test_a_narrow_key_says_how_much_of_it_is_used():
    ids = (IdFigures("book", "id", 2_000_000_000, 2**31 - 1),)
    busy = TableFigures("book", writes=100_000_000)
    statistics = figures(busy, ids=ids, since="2026-11-13T00:00:00Z")
    sized = Sizes(statistics, FAMILIES).told(outcome(NARROW)).findings[0]
    assert sized.message == (
        "book.id is an integer; 2,000,000,000 of 2,147,483,647 are used (93%), and at the writes "
        "so far the others last 14 days at least"
    )


def test_another_column_says_nothing_of_a_narrow_key():
    ids = (IdFigures("book", "number", 1, 10), IdFigures("other", "id", 1, 10))
    assert Sizes(figures(of(1), ids=ids), FAMILIES).told(outcome(NARROW)).findings == (NARROW,)


@pytest.mark.parametrize(
    ("rate", "said"),
    [
        (None, ""),
        (1.0, ", and at the writes so far the others last 50 days at least"),
        (0.01, ", and at the writes so far the others last 13 years at least"),
        (40.0, ", and at the writes so far the others last 1 day at least"),
        (100.0, ", and at the writes so far the others may be gone within a day"),
    ],
)
def test_how_long_the_numbers_last(rate, said):
    assert use_of(IdFigures("book", "id", 50, 100), rate) == f"50 of 100 are used (50%){said}"


def test_numbers_that_are_used_up_last_no_longer():
    assert use_of(IdFigures("book", "id", 100, 100), 5.0) == "100 of 100 are used (100%)"
