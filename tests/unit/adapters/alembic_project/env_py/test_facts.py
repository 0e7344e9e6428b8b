import pytest

from adapters.alembic_project.env_py.facts import MOST_CHARACTERS, facts_of
from adapters.alembic_project.finding import environment_at
from adapters.alembic_project.reader import Ground
from domain.environment import UNKNOWN, EnvironmentFacts
from domain.source import Location

ENV = "context.configure(connection=c, transaction_per_migration=True)\n"
REVISION = "revision = '1'\ndown_revision = None\n"
INI = "[alembic]\nscript_location = %(here)s/db\nsqlalchemy.isolation_level = {}\n"


@pytest.fixture
def shop(disk):
    disk.write("shop/alembic.ini", "[alembic]\nscript_location = %(here)s/db\n")
    disk.write("shop/db/env.py", ENV)
    disk.write("shop/db/versions/1.py", REVISION)
    return disk


def facts(place):
    environment = environment_at(place)
    return facts_of(environment, Ground.of(place, environment).modules(environment))


@pytest.mark.parametrize("place", ["shop", "shop/db", "shop/db/versions"])
def test_finds_env_py_from_wherever_the_project_is_named(shop, place):
    found = facts(shop.top / place)

    assert found.read
    assert found.transaction_per_migration.value is True
    assert found.transaction_per_migration.location.path.endswith("env.py")
    assert (found.configured.line, found.configured.column) == (1, 1)


def test_a_link_to_elsewhere_is_not_followed(shop):
    shop.write("elsewhere/env.py", ENV)
    (shop.top / "shop/db/env.py").unlink()
    (shop.top / "shop/db/env.py").symlink_to(shop.top / "elsewhere/env.py")

    assert not facts(shop.top / "shop").read


def test_without_an_env_py_alembics_own_is_assumed(disk):
    disk.write("versions/1.py", REVISION)

    assert facts(disk.top / "versions") == EnvironmentFacts()
    assert not EnvironmentFacts().read


@pytest.mark.parametrize("text", ["def (", ENV + "#" * MOST_CHARACTERS])
def test_of_an_env_py_that_cannot_be_read_nothing_is_known(shop, text):
    shop.write("shop/db/env.py", text)
    found = facts(shop.top / "shop")

    assert found.autocommit.value is UNKNOWN
    assert found.lock_timeout.value is UNKNOWN
    assert found.own_transaction.location == Location("db/env.py", 1)
    assert not found.read


@pytest.mark.parametrize(("level", "value"), [("AUTOCOMMIT", True), ("SERIALIZABLE", False)])
def test_isolation_from_the_ini(shop, level, value):
    shop.write("shop/alembic.ini", INI.format(level))
    shop.write("shop/db/env.py", ENV + "e = engine_from_config(section)\n")
    found = facts(shop.top / "shop").autocommit

    assert found.value is value
    if value:
        assert found.location == Location("alembic.ini", 3)


@pytest.mark.parametrize(
    "text",
    [
        "x = a" + ".b" * 50_000,
        "x = a" + ".execute()" * 50_000,
        "x = " + "-" * 150 + "1",
        "if a: pass\n" + "elif a: pass\n" * 2_000,
        "".join(f"d{n} = {{**d{n - 1}}}\n" for n in range(1, 2_000)) + "context.configure(**d1999)",
    ],
)
def test_an_odd_env_py_is_read_without_failing(shop, text):
    shop.write("shop/db/env.py", text)

    assert isinstance(facts(shop.top / "shop"), EnvironmentFacts)
