"""What is right in a set-up, with its line: people learn from that, too."""

from collections.abc import Iterator

from domain.databases.target import Database
from domain.diagnosis.configuration import is_template
from domain.diagnosis.diagnosis import Strength
from domain.diagnosis.env_py import EnvPyFacts, Given, LoggingCall
from domain.diagnosis.models import Handing
from domain.diagnosis.setup import Setup
from domain.diagnosis.sources import env_of, offline, online, turned_off
from domain.environment import LockTimeout, Unknown
from domain.rules.environment.lock_timeout_lost import LOCK_TIMEOUT_LOST
from domain.rules.environment.offline_without_url import OFFLINE_WITHOUT_URL
from domain.rules.environment.url_not_set import URL_NOT_SET


def strengths(setup: Setup) -> Iterator[Strength]:
    env = env_of(setup)
    yield from of_url(setup, env)
    yield from of_paths(setup, env)
    yield from of_metadata(setup)
    yield from of_modes(setup, env)
    yield from of_autogenerate(setup)
    yield from of_transactions(setup, env)
    yield from of_logging(setup, env)


def of_url(setup: Setup, env: EnvPyFacts) -> Iterator[Strength]:
    url = setup.configuration.url
    if setup.configuration.path is None or (url and not is_template(url.value)):
        return
    settled = env.urls_set
    if settled:
        yield Strength(
            "url-from-settings",
            "the URL stands in one place: the configuration leaves it out, and env.py takes it "
            f"from {settled[0].source}",
            settled[0].written.location,
        )
    elif env.engines and not any(engine.from_configuration for engine in env.engines):
        yield Strength(
            "url-from-settings",
            "the URL stands in one place: env.py makes its engine from the application's settings",
            env.engines[0].written.location,
        )


def of_paths(setup: Setup, env: EnvPyFacts) -> Iterator[Strength]:
    anchored = [change for change in env.path_changes if change.anchored]
    stated = setup.configuration.options.get("prepend_sys_path")
    if anchored:
        yield Strength(
            "project-root-on-path",
            "env.py finds the project from any folder: its root is put on sys.path by __file__",
            anchored[0].written.location,
        )
    elif stated is not None and "%(here)s" in stated.value:
        yield Strength(
            "project-root-on-path",
            "env.py finds the project from any folder: prepend_sys_path begins with %(here)s",
            stated.written.location,
        )


def of_metadata(setup: Setup) -> Iterator[Strength]:
    calls = online(setup)
    given = calls[0].options.get("target_metadata") if calls else None
    models = setup.models
    if given is None or given.text in ("", "None"):
        return
    if models is not None and models.target.handing is Handing.MODELS and models.models:
        missed = [m for m in models.models if m.targeted and not m.is_seen]
        if missed:
            return
        yield Strength(
            "metadata-loaded",
            f"env.py hands over {given.text} with every model of it loaded: "
            f"{len(models.seen)} of {len(models.seen)}",
            models.target.location or calls[0].written.location,
        )
    elif models is None and given.written is not None:
        yield Strength(
            "metadata-loaded",
            f"env.py hands its metadata to Alembic: {given.text}",
            given.written.location,
        )


def of_modes(setup: Setup, env: EnvPyFacts) -> Iterator[Strength]:
    scripts = offline(setup)
    rules = OFFLINE_WITHOUT_URL, URL_NOT_SET
    found = not any(concern for rule in rules for concern in rule.check(setup))
    values = found and not any(
        turned_off(call, "literal_binds") or call.surely_lacks("literal_binds") for call in scripts
    )
    if env.offline_asked is not None and scripts and online(setup) and values:
        yield Strength(
            "both-modes",
            "it runs online and offline, and --sql writes values, not placeholders",
            env.offline_asked.location,
        )
    if env.connection_taken is not None and env.connection_used:
        yield Strength(
            "connection-taken",
            "a program or a test can hand its own connection over",
            env.connection_taken.location,
        )


def of_autogenerate(setup: Setup) -> Iterator[Strength]:
    for call in online(setup)[:1]:
        for name, told in COMPARISONS:
            given = call.options.get(name)
            if given is None or given.written is None or turned_off(call, name):
                continue
            if name == "render_as_batch" and Database.SQLITE not in setup.databases:
                continue
            by = f", as {given.text} decides" if decides(name, given) else ""
            yield Strength(name.replace("_", "-"), f"{told}{by}", given.written.location)
    naming = setup.environment.naming
    if naming.known is not None and naming.location is not None:
        kinds = {kind for kind, _ in naming.known.formats}
        which = [told for kind, told in NAMED if kind in kinds]
        what = "constraints" if len(which) == len(NAMED) else " and ".join(which)
        if which:
            yield Strength(
                "naming-convention",
                f"{what} get the same names everywhere, by a naming convention",
                naming.location,
            )


def decides(name: str, given: Given) -> bool:
    """Whether a function of env.py says what is compared."""
    return name.startswith("compare_") and isinstance(given.value, Unknown)


NAMED = (("uq", "unique constraints"), ("fk", "foreign keys"), ("ck", "CHECK constraints"))
COMPARISONS = (
    ("render_as_batch", "autogenerate writes batches, which SQLite needs for most changes"),
    ("compare_type", "changed types are compared"),
    ("compare_server_default", "changed server defaults are compared"),
    ("include_object", "what autogenerate looks at is filtered"),
    ("include_name", "what autogenerate looks at is filtered by name"),
)


def of_transactions(setup: Setup, env: EnvPyFacts) -> Iterator[Strength]:
    facts = setup.environment
    # In a transaction that env.py began itself Alembic takes no notice of the option.
    begun = facts.own_transaction.value is not False
    apart = facts.transaction_per_migration
    if apart.surely and apart.location and not begun and facts.autocommit.value is False:
        yield Strength(
            "transaction-per-migration",
            "each revision has a transaction of its own, and gives its locks back",
            apart.location,
        )
    timeout = facts.lock_timeout
    lost = any(LOCK_TIMEOUT_LOST.check(setup))
    if timeout.known is not None and timeout.location is not None and not lost:
        of = "" if set(setup.databases) == {Database.POSTGRESQL} else " of PostgreSQL"
        yield Strength(
            "lock-timeout",
            f"migrations give up on a lock{of}{after(timeout.known)}",
            timeout.location,
        )
    for lock in env.advisory_locks[:1]:
        if not lock.ends_with_transaction:
            yield Strength(
                "advisory-lock",
                "an advisory lock of the session keeps two upgrades apart",
                lock.written.location,
            )


def after(timeout: LockTimeout) -> str:
    """Nothing where the value is put together when env.py runs."""
    plain = timeout.value.replace(" ", "").replace(".", "").isalnum()
    return f" after {timeout.value}" if plain else ""


def of_logging(setup: Setup, env: EnvPyFacts) -> Iterator[Strength]:
    sections = setup.configuration.sections
    names = {
        option.value
        for section in sections.values()
        for key, option in section.items()
        if key == "qualname"
    }
    loaded = [each for each in env.logging if each.from_file]
    if loaded and "alembic" in names:
        both = any(name.startswith("sqlalchemy") for name in names)
        yield Strength(
            "logging",
            "logging is set up for Alembic"
            + (" and SQLAlchemy" if both else "")
            + condition(loaded),
            loaded[0].written.location,
        )


def condition(loaded: list[LoggingCall]) -> str:
    """What has to hold for all of them; nothing where one is always made."""
    told = [each.condition for each in loaded]
    return f", where `{told[0]}`" if all(told) and len(told) == 1 else ""
