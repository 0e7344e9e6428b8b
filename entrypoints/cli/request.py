"""From options and settings to what is asked of a review: options win."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import attrs

from domain.databases.target import Target
from domain.errors import InputError
from domain.review.finding import Level

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from application.ports.settings import ProjectSettings
    from application.use_cases.review_history import ReviewRequest
    from domain.baseline import Baseline
    from domain.levels import Levels

    Options = Mapping[str, object]

NEVER = "never"


def request_of(
    path: str,
    options: Options,
    settings: ProjectSettings,
    today: date,
    baseline: Baseline | None = None,
) -> ReviewRequest:
    """`options` by the names of their parameters; `revisions` None: no range was named.

    Raise InputError.
    """
    from application.use_cases.review_history import ReviewRequest

    enabled = frozenset(cast("tuple[str, ...]", options["enable"]))
    files = cast("tuple[str, ...]", options.get("files") or ())
    ranged = options["revisions"] is not None or bool(files)
    since = options["since"] if ranged or options["since"] is not None else settings.since
    version = options["server_version"]
    return ReviewRequest(
        path=path,
        server_version=str(version) if version is not None else None,
        revisions=str(options["revisions"] or "base:heads"),
        files=files,
        fail_level=fail_level(options["fail_level"], settings),
        enabled=enabled | frozenset(settings.enabled),
        today=today,
        since=str(since) if since is not None else None,
        targets=targets_of(options, settings),
        released=None if ranged else settings.released,
        levels=with_asked_for(settings.levels, enabled),
        options=settings.options,
        elsewhere=settings.elsewhere,
        folder=settings.folder,
        baseline=baseline,
        waivers=settings.waivers,
    )


def targets_of(options: Options, settings: ProjectSettings) -> tuple[Target, ...]:
    """Empty where nobody names a database. One that an option names takes no version from the
    settings.
    """
    named = options["database"]
    names = [named] if isinstance(named, str) else [*cast("Sequence[str]", named or ())]
    version = options["server_version"]
    if version is None:
        return tuple(map(target_named, names)) or settings.targets
    if len(names) > 1 or (not names and len(settings.targets) > 1):
        raise InputError(
            f"--server-version {version}: of which database? There are several; say each version "
            "beside its database, as in --database 'postgresql 16'."
        )
    if any(" " in name.strip() for name in names):
        raise InputError(
            f"--server-version {version}: --database {names[0]!r} says its version already; leave "
            "one of them out."
        )
    names = names or [target.database.value for target in settings.targets]
    return tuple(Target.of(name, str(version)) for name in names)


def target_named(name: str) -> Target:
    """`postgresql 16`, or a name alone. Raise InputError."""
    database, _, version = name.strip().partition(" ")
    return Target.of(database, version.strip() or None)


def fail_level(option: object, settings: ProjectSettings) -> Level | None:
    if option is not None:
        return None if option == NEVER else Level(option)
    return None if settings.never_fails else settings.fail_level or Level.ERROR


def with_asked_for(levels: Levels, enabled: frozenset[str]) -> Levels:
    """A rule that an option asks for is not off."""
    paths = tuple(
        attrs.evolve(one, levels=tuple(r for r in one.levels if r[1] or r[0] not in enabled))
        for one in levels.paths
    )
    kept = tuple(r for r in levels.everywhere if r[1] or r[0] not in enabled)
    return attrs.evolve(levels, everywhere=kept, paths=paths)
