"""The facts of a project's env.py."""

import os
from pathlib import Path

from adapters.alembic_project.env_py.connections import autocommit, lock_timeout, lock_wait_timeout
from adapters.alembic_project.env_py.followed import followed
from adapters.alembic_project.env_py.naming import naming
from adapters.alembic_project.env_py.script import EnvScript
from adapters.alembic_project.env_py.transactions import (
    commits_after,
    own_transaction,
    sqlite_begins,
    transaction_per_migration,
    transactional_ddl,
)
from adapters.alembic_project.environments import Environment
from adapters.alembic_project.modules import ModuleFinder, ModuleSource
from adapters.alembic_project.places import told_from
from adapters.alembic_project.setting import Setting
from adapters.alembic_project.text import Unreadable, decode, read_bytes
from domain.environment import UNKNOWN, EnvironmentFacts, Fact
from domain.source import Location

# The longest of real projects have some 20,000.
MOST_CHARACTERS = 300_000


def facts_of(environment: Environment, modules: ModuleFinder) -> EnvironmentFacts:
    """Those of Alembic's own template where there is no env.py."""
    source = env_py(environment, modules)
    if source is None:
        return EnvironmentFacts()
    tree = source.tree if len(source.text) <= MOST_CHARACTERS else None
    if tree is None:
        return nothing_known(Location(source.path, 1))
    script = EnvScript(source.path, tree)
    parts = followed(source, tree, modules)
    more = [part for part, _ in parts]
    configuring, where = next(
        (p for p in ((script, source), *parts) if p[0].configurations), (script, source)
    )
    return EnvironmentFacts(
        transaction_per_migration=transaction_per_migration(configuring),
        transactional_ddl=transactional_ddl(configuring),
        autocommit=autocommit(script, isolation(environment.isolation_level, modules), more),
        own_transaction=own_transaction(configuring, script),
        commits_after=commits_after(configuring, script),
        sqlite_begins=sqlite_begins(script),
        lock_timeout=lock_timeout(script, more),
        naming=naming(configuring, where, modules),
        lock_wait_timeout=lock_wait_timeout(script, more),
        read=True,
        configured=next((configuring.location(c) for c, _, _ in configuring.configurations), None),
    )


def env_py(environment: Environment, modules: ModuleFinder) -> ModuleSource | None:
    """Beside the scripts; above the revisions, where only these were named."""
    if environment.scripts is not None:
        folders: tuple[Path, ...] = (environment.scripts,)
    else:
        folders = (environment.folder, *environment.folder.parents[:2])
    for folder in folders:
        if os.path.isfile(file := folder / "env.py"):
            return read(file, modules.root)
    return None


def read(file: Path, root: Path) -> ModuleSource | None:
    """None where it is a link to elsewhere. One above the folder that was named is read."""
    real = Path(os.path.realpath(file))
    if real.parent != Path(os.path.realpath(file.parent)):
        return None
    try:
        return ModuleSource(told_from(root, file), decode(read_bytes(real)))
    except Unreadable:
        return None


def nothing_known(place: Location) -> EnvironmentFacts:
    return EnvironmentFacts(
        transaction_per_migration=Fact(UNKNOWN, place),
        transactional_ddl=Fact(UNKNOWN, place),
        autocommit=Fact(UNKNOWN, place),
        own_transaction=Fact(UNKNOWN, place),
        commits_after=Fact(UNKNOWN, place),
        sqlite_begins=Fact(UNKNOWN, place),
        lock_timeout=Fact(UNKNOWN, place),
        naming=Fact(UNKNOWN, place),
        lock_wait_timeout=Fact(UNKNOWN, place),
    )


def isolation(setting: Setting | None, modules: ModuleFinder) -> Fact[bool] | None:
    """sqlalchemy.isolation_level of the configuration."""
    if setting is None:
        return None
    place = Location(told_from(modules.root, setting.file), setting.line or 1)
    if setting.computed:
        return Fact(UNKNOWN, place)
    return Fact(setting.text.strip().upper() == "AUTOCOMMIT", place)
