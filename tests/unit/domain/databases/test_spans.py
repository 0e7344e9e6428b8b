from domain.databases.spans import everywhere, others, spans
from domain.databases.target import SUPPORTED, Database, Target


def test_tells_all_versions_that_are_known():
    assert [everywhere(database) for database in Database] == [
        "PostgreSQL 10 to 18",
        "MySQL 8.0 to 9",
        "MariaDB 10.6 to 11",
        "SQLite 3.35 and later",
    ]


def test_what_holds_at_each_other_version_holds_everywhere():
    for database, (oldest, newest, assumed) in SUPPORTED.items():
        for version in (oldest, newest, assumed):
            target = Target(database, version)
            also = [other.version for other in others(target)]
            assert spans(target, also) == (everywhere(database),)


def test_tells_one_version_alone():
    assert spans(Target.of("postgresql", "10"), ()) == ("PostgreSQL 10",)


def test_tells_each_stretch_of_versions_in_order():
    found = spans(Target.of("postgresql", "15"), [(10,), (11,), (16,), (18,)])

    assert found == ("PostgreSQL 10 to 11", "PostgreSQL 15 to 16", "PostgreSQL 18")


def test_a_minor_release_stands_where_it_belongs():
    assert spans(Target.of("mysql", "8.0.20"), [(8, 4)]) == ("MySQL 8.0.20 to 8.4",)
